namespace Qa.Dashboard.Look;

/// <summary>For what a page can do without, such as names beside ids: the page's own question shows the failure.</summary>
internal static class Optional
{
    public static async Task<T> Of<T>(Func<Task<T>> ask, T otherwise)
    {
        try
        {
            return await ask();
        }
        catch (Exception)
        {
            return otherwise;
        }
    }
}

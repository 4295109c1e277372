using Qa.Dashboard.Look;

namespace Qa.Dashboard.Shell;

/// <summary>A page: it asks questions and cancels them when it is left.</summary>
public abstract class QaPage : ComponentBase, IDisposable
{
    private readonly List<IDisposable> _asked = [];

    [Inject] protected IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] protected Words Words { get; set; } = null!;

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [Inject] protected TimeProvider Clock { get; set; } = null!;

    protected DateOnly Today => DateOnly.FromDateTime(Clock.GetLocalNow().DateTime);

    public void Dispose()
    {
        foreach (var question in _asked)
            question.Dispose();
        Left();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks a question that is dropped with the page.</summary>
    protected Question<T> Ask<T>(Func<CancellationToken, Task<T>> ask)
    {
        var question = new Question<T>(ask);
        _asked.Add(question);
        return question;
    }

    /// <summary>Puts parts into the URL; null removes one.</summary>
    protected void Go(IReadOnlyDictionary<string, object?> parts, bool replace = false) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(parts), replace: replace);

    protected virtual void Left() { }
}

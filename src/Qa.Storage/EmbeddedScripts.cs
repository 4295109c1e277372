using DbUp.Engine;

namespace Qa.Storage;

/// <summary>The schema's scripts within this assembly.</summary>
internal static class EmbeddedScripts
{
    /// <param name="database">"sqlite" or "postgres".</param>
    /// <returns>The scripts in the order of their names. The names are what a database remembers of its upgrades.</returns>
    public static IEnumerable<SqlScript> Of(string database)
    {
        var assembly = typeof(EmbeddedScripts).Assembly;
        var folder = database + "/";
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new SqlScript(resource[folder.Length..], text.ReadToEnd());
        }
    }
}

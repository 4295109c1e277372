using System.Reflection;

namespace Qa.Demo.Scripts;

/// <summary>All scenarios, shared parts and phrase banks of the sample data.</summary>
internal sealed class Repertoire
{
    private static readonly Lazy<Repertoire> Read = new(ReadAll);

    private Repertoire(
        ImmutableArray<Scenario> scenarios,
        ImmutableSortedDictionary<string, ImmutableArray<Step>> parts,
        ImmutableSortedDictionary<string, ImmutableArray<string>> banks) =>
        (Scenarios, Parts, Banks) = (scenarios, parts, banks);

    public static Repertoire Shipped => Read.Value;

    public ImmutableArray<Scenario> Scenarios { get; }

    public ImmutableSortedDictionary<string, ImmutableArray<Step>> Parts { get; }

    public ImmutableSortedDictionary<string, ImmutableArray<string>> Banks { get; }

    private static Repertoire ReadAll()
    {
        var assembly = typeof(Repertoire).Assembly;
        var script = new ScriptReader();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            script.Read(name, Text(assembly, name));

        script.Check();
        var parts = script.Parts.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new Repertoire(
            [.. script.Scenarios.Select(scenario => scenario with { Lapses = LapsesOf(scenario.Steps, parts) })],
            parts,
            script.Banks.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private static string Text(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static ImmutableArray<string> LapsesOf(ImmutableArray<Step> steps, ImmutableSortedDictionary<string, ImmutableArray<Step>> parts)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Collect(steps);
        return [.. found];

        void Collect(ImmutableArray<Step> some)
        {
            foreach (var step in some)
            {
                found.UnionWith(step.Guard.Terms.Select(term => term.Fact).Where(IsRule));
                if (step is Include include)
                    Collect(parts[include.Part]);
            }
        }
    }

    /// <summary>A fact named like a rule (C05, A08) is a lapse that the agent may commit.</summary>
    public static bool IsRule(string fact) =>
        fact is [>= 'A' and <= 'Z', >= '0' and <= '9', >= '0' and <= '9'];
}

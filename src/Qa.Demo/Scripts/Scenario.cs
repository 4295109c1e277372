using Qa.Domain.Calls;

namespace Qa.Demo.Scripts;

/// <summary>One way a call can go: a list of guarded steps, read from <c>Texts/*.txt</c>.</summary>
/// <param name="Tags">What the scenario's head line says, such as line, dir, teams, weight, product, topic.</param>
/// <param name="Lapses">Rule ids that the steps, and the parts they include, can stage.</param>
internal sealed record Scenario(
    string Id,
    ImmutableSortedDictionary<string, string> Tags,
    ImmutableArray<Step> Steps,
    ImmutableArray<string> Lapses)
{
    public string Tag(string name, string absent = "") => Tags.GetValueOrDefault(name, absent);

    public int Weight => int.Parse(Tag("weight", "1"), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A step is taken when its guard holds, and then only in <see cref="Percent"/> of the calls.</summary>
internal abstract record Step(Guard Guard, int Percent)
{
    /// <summary>Taken only if the step before it (of those that do not follow another) was taken.</summary>
    public bool Follows { get; init; }
}

/// <summary>Somebody speaks one of several variants.</summary>
/// <param name="Pause">Seconds of silence before it; 0 for the usual rhythm.</param>
/// <param name="Deck">Names the variants, so that they are dealt in turn over all calls.</param>
internal sealed record Say(Guard Guard, int Percent, Role Role, int Pause, string Deck, ImmutableArray<string> Variants) : Step(Guard, Percent)
{
    /// <summary>Under which name the chosen variant is remembered, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The n-th variant answers the n-th variant of the line with this name; empty: of the line before; null: any will do.</summary>
    public string? AnswersTo { get; init; }
}

/// <summary>Goes through another list of steps.</summary>
internal sealed record Include(Guard Guard, int Percent, string Part) : Step(Guard, Percent);

/// <summary>The call ends here.</summary>
internal sealed record End(Guard Guard, int Percent) : Step(Guard, Percent);

/// <summary>Settles a question for the rest of the call, such as whether the customer buys; asked once only.</summary>
internal sealed record Choose(Guard Guard, int Percent, string Name, ImmutableArray<(string Value, int Weight)> Options) : Step(Guard, Percent);

/// <summary>Facts that must (or must not) hold: "C05", "!C05 &amp; end=buy".</summary>
internal readonly record struct Guard(ImmutableArray<(string Fact, bool Wanted)> Terms)
{
    public static Guard Always => new([]);

    public bool Holds(ISet<string> facts)
    {
        foreach (var (fact, wanted) in Terms)
        {
            if (facts.Contains(fact) != wanted)
                return false;
        }

        return true;
    }
}

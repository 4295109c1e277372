using Qa.Dashboard.Period;
using Qa.Dashboard.Rules;
using Qa.Dashboard.Shell;
using Qa.Domain.Trends;

namespace Qa.Dashboard.Look;

/// <summary>The rules that were broken most, with links to the calls.</summary>
public sealed partial class TopRules
{
    [Parameter, EditorRequired] public Tally Tally { get; set; } = null!;

    [Parameter, EditorRequired] public Tally Previous { get; set; } = null!;

    [Parameter, EditorRequired] public TimeRange Range { get; set; } = null!;

    /// <summary>For names; ids are shown without it.</summary>
    [Parameter] public ShelvedBook? Book { get; set; }

    /// <summary>A further filter of the calls that the numbers link to, such as an agent.</summary>
    [Parameter] public (string Name, string? Value) Narrow { get; set; }

    [Parameter] public int Most { get; set; } = 8;

    private IEnumerable<(string Id, RuleTally Tally)> Shown => Tally.Rules
        .Where(rule => rule.Value.Hits > 0)
        .OrderByDescending(rule => rule.Value.Hits).ThenBy(rule => rule.Key, StringComparer.Ordinal)
        .Take(Most)
        .Select(rule => (rule.Key, rule.Value));

    private string? Name(string id) => Book?.Rule(id) is { } rule ? Words.Of(rule.Name) : null;

    private string Href(string id) => Narrow.Name is null ? Links.Calls(Range, ("rule", id)) : Links.Calls(Range, ("rule", id), Narrow);

    private string Before(string id) => Previous.Rules.GetValueOrDefault(id) is { Judged: > 0 } before ? Numbers.Share(before.Hits, before.Judged) : "–";
}

using Qa.Dashboard.Rules;
using Qa.Domain.Rules;

namespace Qa.Dashboard.Look;

/// <summary>The rules a call breaks, worst first, each a link to the evidence.</summary>
public sealed partial class RuleChips
{
    [Parameter, EditorRequired] public ImmutableArray<string> Rules { get; set; }

    [Parameter, EditorRequired] public string Call { get; set; } = "";

    [Parameter] public ShelvedBook? Book { get; set; }

    [Parameter] public int Most { get; set; } = 3;

    private Rule? Find(string id) => Book?.Rule(id);

    private string? Name(string id) => Find(id) is { } rule ? Words.Of(rule.Name) : null;

    private string Title(string id) => Find(id) is { } rule ? $"{id} {Words.Of(rule.Name)} · {Words.Of(rule.Severity)}" : id;

    private string? Css(string id) => Find(id) is { } rule ? Bands.Css(rule.Severity) : null;
}

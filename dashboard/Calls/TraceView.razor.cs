using MudBlazor;
using Qa.Dashboard.Look;
using Qa.Dashboard.Rules;
using Qa.Domain.Rules;

namespace Qa.Dashboard.Calls;

/// <summary>Why a rule hit, or why not: each condition, its matches, and what took matches away.</summary>
public sealed partial class TraceView(Reader reader)
{
    [Parameter, EditorRequired] public RuleTrace Trace { get; set; } = null!;

    [Parameter, EditorRequired] public CallSheet Sheet { get; set; } = null!;

    [Parameter] public EventCallback<Pick> Select { get; set; }

    private Rule? Rule => Sheet.Book?.Rule(Trace.Rule);

    private string? Name => Rule is { } rule ? Words.Of(rule.Name) : null;

    private string? Description(string condition) =>
        Rule?.Conditions.FirstOrDefault(known => string.Equals(known.Name, condition, StringComparison.Ordinal)) is { } found ? reader.Sentence(found) : null;

    private string SuppressedText(string suppressor, Evidence? cue)
    {
        var kind = Enum.TryParse<SuppressorKind>(suppressor, ignoreCase: true, out var known) ? L[$"Suppressor.{known}"].Value : suppressor;
        return cue is null ? L["Trace.Suppressed", kind] : L["Trace.SuppressedBy", kind, cue.Text];
    }

    private static string Place(Evidence evidence) => evidence.StartMs is { } ms ? Numbers.Clock(ms) : $"#{evidence.Seq}";

    private static string TruthCss(ConditionTrace condition) => condition.Truth switch { "true" => "is-true", "false" => "is-false", _ => "is-unknown" };

    private static string TruthIcon(ConditionTrace condition) => condition.Truth switch
    {
        "true" => Icons.Material.Filled.CheckCircle,
        "false" => Icons.Material.Outlined.Cancel,
        _ => Icons.Material.Outlined.HelpOutline,
    };
}

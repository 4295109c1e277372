using Qa.Dashboard.Look;
using Qa.Domain.Rules;

namespace Qa.Dashboard.Calls;

/// <summary>A broken rule: points, words with their time, why, what to do better, and on what ground.</summary>
public sealed partial class Deduction
{
    private const int FewQuotes = 3;

    [Parameter, EditorRequired] public RuleOutcome Hit { get; set; } = null!;

    [Parameter, EditorRequired] public CallSheet Sheet { get; set; } = null!;

    [Parameter] public bool Open { get; set; }

    [Parameter] public int? Seq { get; set; }

    [Parameter] public EventCallback<Pick> Select { get; set; }

    private int Shown => Open ? Hit.Evidence.Length : FewQuotes;

    private int? First => Hit.Evidence is [var first, ..] ? first.Seq : null;

    private string? Name => Sheet.Book?.Rule(Hit.Rule) is { } rule ? Words.Of(rule.Name) : null;

    private string PointsText => Hit.Points == 0 ? L["Call.NoPoints"] : Numbers.Points(Hit.Points);

    private string Place(Evidence evidence) => evidence.StartMs is { } ms ? Numbers.Clock(ms) : $"#{evidence.Seq}";

    private string Clause(string id) => Sheet.Book?.Regulation(id) is { } regulation ? $"《{regulation.Title}》{regulation.Article}" : id;
}

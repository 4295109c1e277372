using Qa.Dashboard.Look;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Dashboard.Calls;

/// <summary>The marks, every lost point with its words, and the verdicts that cost nothing.</summary>
public sealed partial class ScoreCard
{
    private static readonly ImmutableArray<Outcome> Others = [Outcome.CannotBeJudged, Outcome.NoHit, Outcome.NotApplicable];

    [Parameter, EditorRequired] public CallSheet Sheet { get; set; } = null!;

    [Parameter] public string? Rule { get; set; }

    [Parameter] public int? Seq { get; set; }

    [Parameter] public EventCallback<Pick> Select { get; set; }

    private Band Band => Bands.Of(Sheet.Assessment.Total);

    private string Lost
    {
        get
        {
            var hits = Sheet.Assessment.Hits.Count();
            return hits == 0 ? L["Call.Clean"] : L["Call.Lost", hits, Numbers.Points(Sheet.Assessment.Hits.Sum(hit => hit.Points))];
        }
    }

    private VetoMode Mode => Sheet.Book?.Book.Scoring.Veto ?? ScoringPolicy.Default.Veto;

    private string VetoText => L[$"Call.Vetoed.{Mode}", string.Join(", ", Sheet.Assessment.Hits.Where(hit => hit.Severity is Severity.Veto).Select(hit => hit.Rule))];

    private string? Name(string rule) => Sheet.Book?.Rule(rule) is { } known ? Words.Of(known.Name) : null;
}

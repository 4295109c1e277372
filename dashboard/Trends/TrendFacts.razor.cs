using Qa.Dashboard.Look;
using Qa.Domain.Trends;

namespace Qa.Dashboard.Trends;

/// <summary>What the numbers allow to say about an agent or a team, with its interval.</summary>
public sealed partial class TrendFacts
{
    [Parameter, EditorRequired] public Tally Current { get; set; } = null!;

    [Parameter, EditorRequired] public Tally Previous { get; set; } = null!;

    /// <summary>The colleagues in the same period; null where there is nobody to compare with.</summary>
    [Parameter] public Tally? Team { get; set; }

    [Parameter] public Slope? Slope { get; set; }

    [Parameter, EditorRequired] public string CallsHref { get; set; } = "";

    [Parameter, EditorRequired] public string VetoHref { get; set; } = "";

    private Change OwnPast => Change.Of(Current.Total, Previous.Total);

    private Change Beside => Change.Of(Current.Total, Team!.Total);

    private string BesideText => Team is { Calls: > 0 } team
        ? L["Facts.TeamFoot", Numbers.Mean(team.Total.Mean), Numbers.Count(team.Calls)]
        : L["Change.TooFew"];

    private string SlopeText => Slope is null
        ? L["Facts.NoSlope", Trend.MinimumWeeks]
        : L["Facts.SlopeFoot", L[$"Change.{Slope.Verdict}"].Value, Numbers.Signed(Slope.Interval.Low), Numbers.Signed(Slope.Interval.High)];

    private string ShareRange => Interval.OfShare(Current.Vetoed, Current.Calls) is { } interval
        ? $"{Numbers.Share(interval.Low)}–{Numbers.Share(interval.High)}"
        : "–";
}

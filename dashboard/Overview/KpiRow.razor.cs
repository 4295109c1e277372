using Qa.Dashboard.Look;
using Qa.Dashboard.Period;
using Qa.Dashboard.Shell;
using Qa.Domain.Trends;
using Qa.Storage.Overview;

namespace Qa.Dashboard.Overview;

/// <summary>The period in five numbers, each a link to what it counts.</summary>
public sealed partial class KpiRow
{
    private sealed record Kpi(string Name, string Value, string? Unit, string Foot, string Href, Change? Change = null);

    private ImmutableArray<Kpi> _kpis = [];

    [Parameter, EditorRequired] public OverviewStats Stats { get; set; } = null!;

    [Parameter, EditorRequired] public TimeRange Range { get; set; } = null!;

    protected override void OnParametersSet()
    {
        var (now, before) = (Stats.Current, Stats.Previous);
        _kpis =
        [
            new(L["Kpi.Calls"], Numbers.Count(now.Calls), null, Before(Numbers.Count(before.Calls)), Links.Calls(Range)),
            new(L["Kpi.Mean"], now.Calls == 0 ? "–" : Numbers.Mean(now.Total.Mean), null, L["Kpi.Interval", Numbers.Range(Interval.OfMean(now.Total))],
                Links.Calls(Range, ("sort", "worst")), Change.Of(now.Total, before.Total)),
            new(L["Kpi.Vetoed"], Numbers.Count(now.Vetoed), Numbers.Share(now.Vetoed, now.Calls), Before(Numbers.Count(before.Vetoed), before.Vetoed, before.Calls),
                Links.Calls(Range, ("severity", "veto"))),
            new(L["Kpi.Hits"], Numbers.Count(Hits(now)), PerCall(now), Before(Numbers.Count(Hits(before))), Links.Calls(Range, ("severity", "minor"))),
            new(L["Kpi.Open"], Numbers.Share(Open(now), Open(now) + Judged(now)), null, L["Kpi.OpenFoot", Numbers.Count(Open(now))], "/rules#open"),
        ];
    }

    private string Before(string value) => Stats.Previous.Calls == 0 ? L["Kpi.NoBefore"] : L["Kpi.Before", value];

    private string Before(string value, long part, long of) => Before($"{value} · {Numbers.Share(part, of)}");

    private string? PerCall(Tally tally) =>
        tally.Calls == 0 ? null : L["Kpi.PerCall", ((double)Hits(tally) / tally.Calls).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)].Value;

    private static long Hits(Tally tally) => tally.Rules.Values.Sum(rule => rule.Hits);

    private static long Open(Tally tally) => tally.Rules.Values.Sum(rule => rule.CannotBeJudged);

    private static long Judged(Tally tally) => tally.Rules.Values.Sum(rule => rule.Judged);
}

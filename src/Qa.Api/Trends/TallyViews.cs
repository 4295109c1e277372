using Qa.Domain.Scoring;
using Qa.Domain.Trends;

namespace Qa.Api.Trends;

/// <summary>A mean with its uncertainty, in points.</summary>
/// <param name="Calls">How many values it rests on.</param>
/// <param name="Mean">0..100; absent without values.</param>
/// <param name="Low">Lower end of the 90 % interval of the mean; absent for fewer than two values.</param>
public sealed record MeanView(long Calls, double? Mean, double? Low, double? High)
{
    internal static MeanView Of(Moments moments)
    {
        var interval = Interval.OfMean(moments);
        return new MeanView(moments.N, moments.N == 0 ? null : Points(moments.Mean), Points(interval?.Low), Points(interval?.High));
    }

    // Tallies count in hundredths of a point.
    internal static double Points(double hundredths) => Math.Round(hundredths / 100, 2);

    internal static double? Points(double? hundredths) => hundredths is { } value ? Points(value) : null;
}

/// <summary>How often a rule was broken.</summary>
/// <param name="Judged">Calls where it could be judged and applied.</param>
public sealed record RuleView(long Judged, long Hits, long CannotBeJudged);

/// <summary>Statistics over a set of calls.</summary>
/// <param name="Vetoed">Calls with a veto.</param>
public sealed record TallyView(
    long Calls, MeanView Total, long Vetoed, IReadOnlyDictionary<string, MeanView> Dimensions, IReadOnlyDictionary<string, RuleView> Rules)
{
    internal static TallyView Of(Tally tally) => new(
        tally.Calls,
        MeanView.Of(tally.Total),
        tally.Vetoed,
        Enum.GetValues<Dimension>().ToDictionary(Name, dimension => MeanView.Of(tally.Dimensions.GetValueOrDefault(dimension))),
        tally.Rules.ToDictionary(rule => rule.Key, rule => new RuleView(rule.Value.Judged, rule.Value.Hits, rule.Value.CannotBeJudged), StringComparer.Ordinal));

    internal static string Name(Dimension dimension) => dimension.ToString().ToLowerInvariant();
}

/// <summary>How a mean moved against the period of the same length before.</summary>
/// <param name="Difference">Points; absent where a period is empty.</param>
/// <param name="Low">Lower end of the 90 % interval of the difference; absent with too few calls.</param>
public sealed record ChangeView(double? Difference, double? Low, double? High, ChangeVerdict Verdict)
{
    internal static ChangeView Of(Moments current, Moments previous)
    {
        var change = Change.Of(current, previous);
        return new ChangeView(MeanView.Points(change.Difference), MeanView.Points(change.Interval?.Low), MeanView.Points(change.Interval?.High), change.Verdict);
    }
}

/// <summary>The statistics of one week.</summary>
/// <param name="Monday">The week's first day.</param>
/// <param name="Smoothed">Exponentially weighted mean of the total up to this week, in points.</param>
public sealed record WeekView(DateOnly Monday, double? Smoothed, TallyView Tally);

/// <summary>A trend by week.</summary>
/// <param name="PointsPerWeek">Slope of the weekly means, weighted by calls; absent with fewer than four weeks.</param>
/// <param name="Low">Lower end of the slope's 90 % interval.</param>
public sealed record TrendView(string Id, string? Name, double? PointsPerWeek, double? Low, double? High, ChangeVerdict Verdict, IReadOnlyList<WeekView> Weeks)
{
    internal static TrendView Of(string id, string? name, IEnumerable<DayTally> days)
    {
        var weeks = Trend.Weekly(days);
        var slope = Trend.SlopeOf(weeks, tally => tally.Total);
        var smoothed = Trend.Ewma(weeks, tally => tally.Total).ToDictionary(week => week.Monday, week => week.Value);
        return new TrendView(
            id, name, MeanView.Points(slope?.PerWeek), MeanView.Points(slope?.Interval.Low), MeanView.Points(slope?.Interval.High),
            slope?.Verdict ?? ChangeVerdict.TooFew,
            [.. weeks.Select(week => new WeekView(week.Monday, smoothed.TryGetValue(week.Monday, out var value) ? MeanView.Points(value) : null, TallyView.Of(week.Tally)))]);
    }
}

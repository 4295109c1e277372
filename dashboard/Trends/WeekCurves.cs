using Qa.Dashboard.Look;
using Qa.Domain.Trends;

namespace Qa.Dashboard.Trends;

/// <summary>Curves over weeks.</summary>
internal static class WeekCurves
{
    /// <summary>Weekly means with their intervals; each week is a link.</summary>
    public static TrendCurve Linked(string name, ImmutableArray<Week> weeks, Func<Week, string> title, Func<Week, string> href) =>
        new(name, "is-own", [.. weeks.Select(week => new TrendPoint(
            week.Monday, week.Tally.Total.Mean, Interval.OfMean(week.Tally.Total), href(week), title(week)))]);

    public static TrendCurve Plain(string name, string css, ImmutableArray<Week> weeks) =>
        new(name, css, [.. weeks.Select(week => new TrendPoint(week.Monday, week.Tally.Total.Mean))]);

    public static TrendCurve Smooth(string name, ImmutableArray<Week> weeks) =>
        new(name, "is-smooth", [.. Trend.Ewma(weeks, tally => tally.Total).Select(point => new TrendPoint(point.Monday, point.Value))]);
}

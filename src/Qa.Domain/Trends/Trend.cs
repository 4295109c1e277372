namespace Qa.Domain.Trends;

/// <summary>The calls of one week.</summary>
/// <param name="Monday">The week's first day.</param>
public sealed record Week(DateOnly Monday, Tally Tally);

/// <summary>A smoothed value of a week, in the unit of the values.</summary>
public readonly record struct Smoothed(DateOnly Monday, double Value);

/// <summary>How fast a mean moves.</summary>
/// <param name="PerWeek">Change a week, in the unit of the values.</param>
/// <param name="Interval">90 % interval of <paramref name="PerWeek"/>.</param>
public sealed record Slope(double PerWeek, Interval Interval)
{
    public ChangeVerdict Verdict => Interval switch
    {
        { Low: > 0 } => ChangeVerdict.Better,
        { High: < 0 } => ChangeVerdict.Worse,
        _ => ChangeVerdict.Unclear,
    };
}

/// <summary>Statistics over time. Everything is computed from mergeable tallies, so order and repeats do not matter.</summary>
public static class Trend
{
    /// <summary>Weeks that a slope needs: with fewer, two free parameters leave nothing to estimate the noise from.</summary>
    public const int MinimumWeeks = 4;

    /// <summary>Merges days into weeks that begin on Monday.</summary>
    /// <returns>Ascending; weeks without calls are absent.</returns>
    public static ImmutableArray<Week> Weekly(IEnumerable<DayTally> days) =>
    [
        .. days.GroupBy(day => MondayOf(day.Day))
            .Select(week => new Week(week.Key, Sum(week)))
            .Where(week => week.Tally.Calls > 0)
            .OrderBy(week => week.Monday),
    ];

    /// <summary>Merges days into one tally.</summary>
    public static Tally Sum(IEnumerable<DayTally> days) => days.Aggregate(Tally.Empty, (sum, day) => sum.Merge(day.Tally));

    /// <summary>Exponentially weighted moving average of weekly means. A week weighs by its number of calls, so that a week
    /// with one call cannot bend the curve, and an absent week lets the past fade.</summary>
    /// <param name="halfLifeWeeks">After so many weeks a call counts half, above 0.</param>
    public static ImmutableArray<Smoothed> Ewma(IEnumerable<Week> weeks, Func<Tally, Moments> of, double halfLifeWeeks = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLifeWeeks);

        var smoothed = ImmutableArray.CreateBuilder<Smoothed>();
        double sum = 0, weight = 0;
        DateOnly? last = null;
        foreach (var week in weeks)
        {
            var moments = of(week.Tally);
            if (moments.N == 0)
                continue;

            var fade = last is { } before ? Math.Pow(0.5, (week.Monday.DayNumber - before.DayNumber) / 7.0 / halfLifeWeeks) : 0;
            sum = (sum * fade) + moments.Sum;
            weight = (weight * fade) + moments.N;
            last = week.Monday;
            smoothed.Add(new Smoothed(week.Monday, sum / weight));
        }

        return smoothed.ToImmutable();
    }

    /// <summary>Weighted least squares through the weekly means, weighted by calls.</summary>
    /// <returns>Null with fewer than <see cref="MinimumWeeks"/> weeks that have values.</returns>
    public static Slope? SlopeOf(IEnumerable<Week> weeks, Func<Tally, Moments> of)
    {
        var points = weeks.Select(week => (X: week.Monday.DayNumber / 7.0, Moments: of(week.Tally))).Where(point => point.Moments.N > 0).ToArray();
        if (points.Length < MinimumWeeks)
            return null;

        var total = points.Sum(point => (double)point.Moments.N);
        var meanX = points.Sum(point => point.Moments.N * point.X) / total;
        var meanY = points.Sum(point => point.Moments.N * point.Moments.Mean) / total;
        var spread = points.Sum(point => point.Moments.N * (point.X - meanX) * (point.X - meanX));
        var slope = points.Sum(point => point.Moments.N * (point.X - meanX) * (point.Moments.Mean - meanY)) / spread;

        var residual = points.Sum(point => point.Moments.N * Square(point.Moments.Mean - meanY - (slope * (point.X - meanX))));
        var half = StudentT.Quantile(points.Length - 2) * Math.Sqrt(residual / (points.Length - 2) / spread);
        return new Slope(slope, new Interval(slope - half, slope + half));
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static double Square(double value) => value * value;
}

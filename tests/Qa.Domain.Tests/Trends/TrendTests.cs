using System.Collections.Immutable;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Xunit;

namespace Qa.Domain.Tests.Trends;

public sealed class TrendTests
{
    private static readonly DateOnly Monday = new(2026, 11, 16);

    [Theory]
    [InlineData("2026-11-16", "2026-11-16")]
    [InlineData("2026-11-22", "2026-11-16")]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-01-01", "2025-12-29")]
    public void Begins_weeks_on_monday(string day, string monday) =>
        Assert.Equal(DateOnly.Parse(monday), Trend.MondayOf(DateOnly.Parse(day)));

    [Fact]
    public void Merges_days_into_weeks_whatever_their_order()
    {
        var weeks = Trend.Weekly([Day(7, 90), Day(1, 80, 60), Day(0, 70)]);

        Assert.Equal([Monday, Monday.AddDays(7)], weeks.Select(week => week.Monday));
        Assert.Equal(new Moments(3, 210, 14_900), weeks[0].Tally.Total);
    }

    [Fact]
    public void Leaves_out_weeks_without_calls() => Assert.Empty(Trend.Weekly([Day(0)]));

    [Fact]
    public void Starts_the_moving_average_at_the_first_week()
    {
        var curve = Trend.Ewma(Trend.Weekly([Day(0, 80), Day(7, 60)]), tally => tally.Total, halfLifeWeeks: 1);

        Assert.Equal(80, curve[0].Value, 6);
        // 80 counts half by then: (40 + 60) / 1.5
        Assert.Equal(66.667, curve[1].Value, 3);
    }

    [Fact]
    public void Lets_the_past_fade_over_absent_weeks()
    {
        var curve = Trend.Ewma(Trend.Weekly([Day(0, 80), Day(21, 60)]), tally => tally.Total, halfLifeWeeks: 1);

        Assert.Equal((10 + 60) / 1.125, curve[1].Value, 6);
    }

    [Fact]
    public void Finds_the_slope_of_a_straight_line_exactly()
    {
        var slope = Trend.SlopeOf(Trend.Weekly([Day(0, 90), Day(7, 88), Day(14, 86), Day(21, 84)]), tally => tally.Total)!;

        Assert.Equal(-2, slope.PerWeek, 6);
        Assert.Equal(ChangeVerdict.Worse, slope.Verdict);
    }

    [Fact]
    public void Calls_a_slope_unclear_where_noise_hides_it()
    {
        var slope = Trend.SlopeOf(Trend.Weekly([Day(0, 90), Day(7, 60), Day(14, 95), Day(21, 62), Day(28, 91)]), tally => tally.Total)!;

        Assert.Equal(ChangeVerdict.Unclear, slope.Verdict);
        Assert.True(slope.Interval.Contains(slope.PerWeek));
    }

    [Fact]
    public void Has_no_slope_below_four_weeks() =>
        Assert.Null(Trend.SlopeOf(Trend.Weekly([Day(0, 90), Day(7, 80), Day(14, 70)]), tally => tally.Total));

    [Theory]
    [InlineData(Ranking.MinimumCalls - 1, false)]
    [InlineData(Ranking.MinimumCalls, true)]
    public void Ranks_nobody_below_the_minimum(int calls, bool ranked) =>
        Assert.Equal(ranked, Ranking.IsRanked(Day(0, Enumerable.Repeat(80, calls).ToArray()).Tally));

    private static DayTally Day(int offset, params int[] totals) =>
        new("T1", Monday.AddDays(offset), totals.Aggregate(Tally.Empty, (tally, total) => tally.Add(new CallContribution(
            total, false, ImmutableSortedDictionary<Dimension, int>.Empty, ImmutableSortedDictionary<string, Outcome>.Empty))));
}

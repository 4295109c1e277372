using Qa.Domain.Trends;
using Xunit;

namespace Qa.Domain.Tests.Trends;

public sealed class ChangeTests
{
    [Fact]
    public void Is_too_few_where_a_period_is_empty()
    {
        var change = Change.Of(Calls(50, 80), default);

        Assert.Null(change.Difference);
        Assert.Equal(ChangeVerdict.TooFew, change.Verdict);
    }

    [Fact]
    public void Names_the_difference_but_gives_no_verdict_below_the_minimum()
    {
        var change = Change.Of(Calls(Ranking.MinimumCalls - 1, 90), Calls(50, 60));

        Assert.Equal(30, change.Difference!.Value, 6);
        Assert.Null(change.Interval);
        Assert.Equal(ChangeVerdict.TooFew, change.Verdict);
    }

    [Theory]
    [InlineData(90, 60, ChangeVerdict.Better)]
    [InlineData(60, 90, ChangeVerdict.Worse)]
    [InlineData(80, 79, ChangeVerdict.Unclear)]
    public void Gives_a_verdict_only_where_the_interval_excludes_zero(int now, int before, ChangeVerdict expected) =>
        Assert.Equal(expected, Change.Of(Calls(20, now), Calls(20, before)).Verdict);

    [Fact]
    public void Compares_periods_without_any_spread() =>
        Assert.Equal(ChangeVerdict.Better, Change.Of(new Moments(10, 900, 81_000), new Moments(10, 800, 64_000)).Verdict);

    // Half the calls 10 above the mean, half 10 below.
    private static Moments Calls(int n, int mean) =>
        Enumerable.Range(0, n).Aggregate(default(Moments), (sum, i) => sum.Add(mean + (i % 2 == 0 ? 10 : -10)))
            + (n % 2 == 0 ? default : new Moments(0, -10, 0));
}

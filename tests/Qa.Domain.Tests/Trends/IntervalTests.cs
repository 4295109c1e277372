using Qa.Domain.Trends;
using Xunit;

namespace Qa.Domain.Tests.Trends;

public sealed class IntervalTests
{
    private static Moments Of(params int[] values) => values.Aggregate(default(Moments), (sum, value) => sum.Add(value));

    [Fact]
    public void Says_nothing_about_the_mean_of_fewer_than_two_values()
    {
        Assert.Null(Interval.OfMean(default));
        Assert.Null(Interval.OfMean(Of(70)));
    }

    [Fact]
    public void Uses_students_t_for_the_mean()
    {
        // Mean 3, variance 2.5, n 5: 3 ± 2.132 · √0.5
        var interval = Interval.OfMean(Of(1, 2, 3, 4, 5))!.Value;

        Assert.Equal(3 - 1.5075, interval.Low, 3);
        Assert.Equal(3 + 1.5075, interval.High, 3);
    }

    [Fact]
    public void Narrows_to_a_point_for_equal_values() => Assert.Equal(new Interval(8, 8), Interval.OfMean(Of(8, 8, 8)));

    [Theory]
    [InlineData(0, 10, 0.0000, 0.2129)]
    [InlineData(5, 10, 0.2693, 0.7307)]
    [InlineData(10, 10, 0.7871, 1.0000)]
    public void Keeps_a_share_within_0_and_1(long hits, long of, double low, double high)
    {
        var interval = Interval.OfShare(hits, of)!.Value;

        Assert.Equal(low, interval.Low, 3);
        Assert.Equal(high, interval.High, 3);
    }

    [Fact]
    public void Says_nothing_about_the_share_of_nothing() => Assert.Null(Interval.OfShare(0, 0));

    [Theory]
    [InlineData(2, 6.314)]
    [InlineData(31, 1.697)]
    [InlineData(121, 1.658)]
    [InlineData(1_000_001, 1.645)]
    public void Widens_as_the_tables_say(int n, double quantile)
    {
        var moments = new Moments(n, 0, n - 1);

        Assert.Equal(quantile / Math.Sqrt(n), Interval.OfMean(moments)!.Value.High, 3);
    }
}

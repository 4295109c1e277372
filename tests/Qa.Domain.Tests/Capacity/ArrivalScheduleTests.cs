using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

public sealed class ArrivalScheduleTests
{
    [Theory]
    [InlineData(1, 3, new[] { 0.0, 1, 2 })]
    [InlineData(4, 1, new[] { 0.0, 0.25, 0.5, 0.75 })]
    [InlineData(0.5, 4.1, new[] { 0.0, 2, 4 })]
    [InlineData(1e-300, 4, new[] { 0.0 })]
    [InlineData(10, 0, new double[0])]
    [InlineData(10, -1, new double[0])]
    public void Spaces_a_constant_rate_evenly(double perSecond, double seconds, double[] times) =>
        Assert.Equal(times, ArrivalSchedule.Constant(perSecond).Until(TimeSpan.FromSeconds(seconds)).Select(at => at.TotalSeconds));

    [Fact]
    public void Does_not_drift()
    {
        var times = ArrivalSchedule.Constant(3).Until(TimeSpan.FromHours(24)).ToArray();

        Assert.Equal(3 * 86_400, times.Length);
        Assert.Equal(86_400 - (1 / 3.0), times[^1].TotalSeconds, 6);
    }

    // For exponential gaps the standard deviation equals the mean, and e⁻¹ of them are longer than the mean.
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(200, 2)]
    public void Draws_exponential_gaps(double perSecond, ulong seed)
    {
        const int n = 100_000;
        var times = ArrivalSchedule.Poisson(perSecond, seed).Until(TimeSpan.FromDays(30)).Take(n).Select(at => at.TotalSeconds * perSecond).ToArray();
        var gaps = times.Zip(times.Skip(1), (a, b) => b - a).ToArray();

        Assert.Equal(1, gaps.Average(), 0.02);
        Assert.Equal(1, Math.Sqrt(gaps.Average(gap => gap * gap) - Math.Pow(gaps.Average(), 2)), 0.02);
        Assert.Equal(Math.Exp(-1), gaps.Count(gap => gap > 1) / (double)n, 0.01);
    }

    [Fact]
    public void Draws_equal_times_from_equal_seeds_at_every_enumeration()
    {
        var (minute, schedule) = (TimeSpan.FromMinutes(1), ArrivalSchedule.Poisson(20, 7));

        Assert.Equal(schedule.Until(minute), schedule.Until(minute));
        Assert.Equal(schedule.Until(minute), ArrivalSchedule.Poisson(20, 7).Until(minute));
        Assert.NotEqual(schedule.Until(minute), ArrivalSchedule.Poisson(20, 8).Until(minute));
    }

    // SplitMix64 from seed 0 begins with E220A8397B1DCDAF (its authors' reference code), that is u = 0.8833108…
    [Fact]
    public void Draws_the_published_random_numbers() =>
        Assert.Equal(-Math.Log(1 - 0.88331081), ArrivalSchedule.Poisson(1, 0).Until(TimeSpan.MaxValue).First().TotalSeconds, 6);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Refuses_a_rate_that_is_not_positive(double perSecond)
    {
        Assert.ThrowsAny<ArgumentException>(() => ArrivalSchedule.Constant(perSecond));
        Assert.ThrowsAny<ArgumentException>(() => ArrivalSchedule.Poisson(perSecond, 1));
    }
}

using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

public sealed class MeasuredThroughputTests
{
    [Theory]
    [InlineData(21, 0.7, 3, 10.0)]
    [InlineData(5, 1, 1, 5.0)]
    [InlineData(1, 0.05, 2, 10.0)]
    [InlineData(1, 0.049, 2, null)]   // too idle to tell
    [InlineData(0, 0.5, 2, null)]     // busy with something else
    public void Follows_from_utilisation(double completed, double busy, int silos, double? perSilo) =>
        Assert.Equal(perSilo, MeasuredThroughput.OfUtilisation(completed, busy, silos)?.PerSilo is { } found ? Math.Round(found, 9) : null);

    [Theory]
    [InlineData(-1, 0.5, 1)]
    [InlineData(double.NaN, 0.5, 1)]
    [InlineData(1, 1.01, 1)]
    [InlineData(1, -0.1, 1)]
    [InlineData(1, double.NaN, 1)]
    [InlineData(1, 0.5, 0)]
    public void Refuses_figures_that_cannot_be(double completed, double busy, int silos) =>
        Assert.ThrowsAny<ArgumentException>(() => MeasuredThroughput.OfUtilisation(completed, busy, silos));

    [Fact]
    public void Takes_the_curve_where_there_is_one()
    {
        var throughput = MeasuredThroughput.Of(ScalingCurve.Fit(Some.Exact(10, 0.1, 0.02, 1, 2, 3, 4)))!;

        Assert.Equal(7, throughput.BestSilos);
        Assert.Equal(30 / 1.32, throughput.At(3), 4);
    }

    [Fact]
    public void Takes_the_worst_size_where_there_is_no_curve()
    {
        var throughput = MeasuredThroughput.Of(ScalingCurve.Fit([new(1, 10), new(2, 18)]))!;

        Assert.Null(throughput.Curve);
        Assert.Equal(27, throughput.At(3));
    }

    [Fact]
    public void Is_unknown_where_nothing_was_measured() => Assert.Null(MeasuredThroughput.Of(ScalingCurve.Fit([])));

    [Theory]
    [InlineData(0, 0.7, 1)]
    [InlineData(7, 0.7, 1)]
    [InlineData(7.01, 0.7, 2)]
    [InlineData(40, 1, 4)]
    [InlineData(41, 1, null)]
    public void Finds_the_fewest_silos_for_a_load(double load, double utilisation, int? silos) =>
        Assert.Equal(silos, Some.TenPerSilo.SilosFor(load, utilisation, 4));
}

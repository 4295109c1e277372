using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

public sealed class ScalingCurveTests
{
    [Theory]
    [InlineData(10, 0.05, 0.002)]
    [InlineData(10, 0.05, 0)]
    [InlineData(10, 0, 0.01)]
    [InlineData(10, 0, 0)]
    [InlineData(10, 1, 0)]                    // nothing runs in parallel
    [InlineData(10, 0.3, 0.4)]                // slower from the second silo on
    [InlineData(0.004, 0.03, 0.001)]
    [InlineData(2_500_000, 0.03, 0.001)]
    public void Recovers_the_law_from_points_that_follow_it(double lambda, double sigma, double kappa)
    {
        var curve = Fit(Some.Exact(lambda, sigma, kappa, 1, 2, 3, 4, 8));

        Assert.Equal(1, curve.PerSilo / lambda, 6);
        Assert.Equal(sigma, curve.Contention, 6);
        Assert.Equal(kappa, curve.Coherency, 6);
        Assert.Equal(1, curve.RSquared, 6);
        Assert.All(curve.Residuals, residual => Assert.Equal(0, residual / lambda, 6));
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(4, 16, 1024)]
    public void Needs_only_three_sizes(int few, int more, int most) =>
        Assert.Equal(0.001, Fit(Some.Exact(10, 0.02, 0.001, few, more, most)).Coherency, 6);

    [Fact]
    public void Sees_no_knee_in_rounding_noise()
    {
        var curve = Fit(Some.Exact(10.1, 0.07, 0, 1, 2, 3, 4, 5, 6));

        Assert.Equal(0, curve.Coherency);
        Assert.Null(curve.Knee);
    }

    /// <summary>A grid over all three parameters finds nothing better.</summary>
    [Theory]
    [InlineData(new[] { 10.0, 19.0, 27.5, 33.0 })]
    [InlineData(new[] { 10.0, 21.0, 33.0, 44.0 })]  // better than linear: both bounds hold
    [InlineData(new[] { 10.0, 12.0, 11.0, 9.0 })]
    [InlineData(new[] { 10.0, 15.0, 20.0, 24.0 })]
    [InlineData(new[] { 10.0, 4.0, 3.0, 2.0 })]     // worse than σ = 1
    public void Finds_the_least_squares_of_the_logarithms_within_the_bounds(double[] calls)
    {
        var points = calls.Select((value, i) => new ScalingPoint(i + 1, value)).ToArray();
        var curve = Fit(points);
        var error = Error(points, curve.PerSilo, curve.Contention, curve.Coherency);

        Assert.InRange(curve.Contention, 0, 1);
        Assert.True(curve.Coherency >= 0);
        for (var sigma = 0.0; sigma <= 1; sigma += 0.02)
        {
            for (var kappa = 0.0; kappa <= 1; kappa += 0.01)
                Assert.True(error <= Error(points, BestLambda(points, sigma, kappa), sigma, kappa) + 1e-9);
        }
    }

    [Fact]
    public void Is_the_same_whatever_the_order_of_the_points()
    {
        ScalingPoint[] points = [new(1, 10), new(2, 19), new(2, 18), new(3, 26), new(4, 31), new(4, 33)];

        var (there, back) = (Fit(points), Fit(points.Reverse()));

        Assert.Equal((there.PerSilo, there.Contention, there.Coherency), (back.PerSilo, back.Contention, back.Coherency));
    }

    // Gunther: N* = √((1 − σ)/κ)
    [Theory]
    [InlineData(0.02, 0.0005, 44.27, 44)]
    [InlineData(0, 0.04, 5, 5)]
    [InlineData(0.5, 0.03, 4.08, 4)]
    [InlineData(0.1, 0.075, 3.46, 3)]
    [InlineData(1, 0.1, 0, 1)]
    public void Turns_down_at_the_knee(double sigma, double kappa, double knee, int best)
    {
        var curve = Some.Curve(10, sigma, kappa);

        Assert.Equal(knee, curve.Knee!.Value, 2);
        Assert.Equal(best, curve.BestSilos);
        Assert.Equal(Enumerable.Range(1, 200).Max(curve.At), curve.PeakCallsPerSecond);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(0.05, 200.0)]
    public void Without_coherency_cost_has_no_knee_but_may_have_a_limit(double sigma, double? limit)
    {
        var curve = Some.Curve(10, sigma, 0);

        Assert.Null(curve.Knee);
        Assert.Null(curve.BestSilos);
        Assert.Null(curve.KneeIsEstablished);
        Assert.Equal(limit, curve.PeakCallsPerSecond);
    }

    [Fact]
    public void Tells_an_established_knee_from_noise()
    {
        Assert.True(Fit(Noisy([10, 18, 24, 27, 27.5], 0.05)).KneeIsEstablished);
        Assert.False(Fit(Noisy([10, 19, 27.5, 35.2, 42], 2)).KneeIsEstablished);
    }

    // Three decimals are too few digits to hide a 1 % lack of fit behind.
    [Fact]
    public void Reports_how_much_it_explains()
    {
        var curve = Fit(Noisy([10, 18, 24, 27, 27.5], 1));

        var (mean, points) = (curve.Points.Average(point => point.CallsPerSecond), curve.Points);
        var explained = 1 - (curve.Residuals.Sum(r => r * r) / points.Sum(point => Math.Pow(point.CallsPerSecond - mean, 2)));
        Assert.Equal(explained, curve.RSquared, 9);
        Assert.InRange(curve.RSquared, 0.9, 0.99);
    }

    internal static ScalingCurve Fit(IEnumerable<ScalingPoint> points) => ScalingCurve.Fit(points).Curve!;

    // Each size twice, above and below.
    private static IEnumerable<ScalingPoint> Noisy(double[] calls, double noise) =>
        calls.SelectMany((value, i) => new[] { new ScalingPoint(i + 1, value + noise), new ScalingPoint(i + 1, value - noise) });

    private static double BestLambda(ScalingPoint[] points, double sigma, double kappa) =>
        Math.Exp(points.Average(point => Math.Log(point.CallsPerSecond / Some.Exact(1, sigma, kappa, point.Silos)[0].CallsPerSecond)));

    private static double Error(ScalingPoint[] points, double lambda, double sigma, double kappa) =>
        points.Sum(point => Math.Pow(Math.Log(point.CallsPerSecond / Some.Exact(lambda, sigma, kappa, point.Silos)[0].CallsPerSecond), 2));
}

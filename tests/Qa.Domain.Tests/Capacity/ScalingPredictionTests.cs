using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

public sealed class ScalingPredictionTests
{
    /// <summary>Cases are drawn from a known law with 2 % noise, three runs each of 1–4 silos; then one new run is drawn.</summary>
    [Theory]
    [InlineData(0.05, 0.01, 2, 0.86, 0.94)]
    [InlineData(0.05, 0.01, 5, 0.86, 0.94)]
    [InlineData(0, 0, 5, 0.90, 1)]           // on the bounds the interval errs on the wide side
    public void Covers_nine_new_runs_out_of_ten(double sigma, double kappa, int silos, double least, double most)
    {
        var random = new Random(20261120);
        double Noise() => Math.Exp(0.02 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        ScalingPoint Run(int n) => new(n, Some.Exact(10, sigma, kappa, n)[0].CallsPerSecond * Noise());

        var covered = Enumerable.Range(0, 1000).Count(_ =>
        {
            var curve = ScalingCurveTests.Fit(new[] { 1, 2, 3, 4 }.SelectMany(n => new[] { Run(n), Run(n), Run(n) }));
            return curve.Predict(silos).Interval!.Value.Contains(Run(silos).CallsPerSecond);
        });

        Assert.InRange(covered / 1000.0, least, most);
    }

    // The columns of J at σ = κ = 0 are quadratics in N, so over N = 1..4 the direction (1, −3, 3, −1) is orthogonal to all of them,
    // and points moved along it by 0.002 keep the linear fit with a squared error of 20 · 0.002². A quadratic continues to 5 as
    // q(5) = q(2) − 3q(3) + 3q(4); less its part along that direction, its squared weights sum to 19 − 15²/20 = 7.75.
    // One degree of freedom: t = 6.314.
    [Fact]
    public void Matches_an_interval_worked_by_hand()
    {
        var curve = ScalingCurveTests.Fit(new[] { 1, -3, 3, -1 }.Select((d, i) => new ScalingPoint(i + 1, 10 * (i + 1) * Math.Exp(0.002 * d))));

        var interval = curve.Predict(5).Interval!.Value;

        var half = 6.314 * Math.Sqrt(20 * 0.002 * 0.002 * (1 + 7.75));
        Assert.Equal(50 * Math.Exp(-half), interval.Low, 4);
        Assert.Equal(50 * Math.Exp(half), interval.High, 4);
    }

    [Fact]
    public void Says_nothing_of_the_noise_with_three_runs()
    {
        var curve = Some.Curve(10, 0.05, 0.01, 1, 2, 3);

        Assert.Null(curve.Predict(4).Interval);
        Assert.Null(curve.Forecast(3).GainInterval);
        Assert.Null(curve.KneeIsEstablished);
    }

    [Fact]
    public void Widens_with_the_distance_from_what_was_measured()
    {
        var curve = ScalingCurveTests.Fit([new(1, 10.1), new(2, 19), new(3, 27.3), new(4, 34.4), new(4, 34.9)]);

        var widths = new[] { 4, 5, 6, 8 }.Select(silos => curve.Predict(silos).Interval!.Value.Width).ToArray();

        Assert.Equal(widths.Order(), widths);
        Assert.Equal([false, true], new[] { 4, 5 }.Select(silos => curve.Predict(silos).Extrapolated));
    }

    [Fact]
    public void Never_predicts_less_than_nothing() =>
        Assert.InRange(ScalingCurveTests.Fit([new(1, 1), new(2, 9), new(3, 2), new(4, 14)]).Predict(9).Interval!.Value.Low, 0, 1);

    [Theory]
    [InlineData(0, 0, 4, 10, 1)]
    [InlineData(0.05, 0, 1, 9.0476, 0.90476)]
    [InlineData(0, 0.04, 5, -0.50505, -0.050505)]   // past the knee
    public void Forecasts_what_one_more_silo_brings(double sigma, double kappa, int silos, double gain, double worth)
    {
        var forecast = Some.Curve(10, sigma, kappa).Forecast(silos);

        Assert.Equal(silos + 1, forecast.Next.Silos);
        Assert.Equal(gain, forecast.Gain, 3);
        Assert.Equal(worth, forecast.Worth, 4);
        Assert.True(forecast.GainInterval!.Value.Contains(forecast.Gain));
    }

    [Fact]
    public void Puts_the_forecast_into_words()
    {
        var sentence = Some.Curve(10, 0.05, 0, 1, 2, 3).Forecast(3).Sentence;

        Assert.Equal("第 4 个 silo：预计 34.8 通/秒，+7.51 通/秒，相当于单独一个的 75.1%；外推，未测量。", sentence.Zh);
        Assert.Equal("Silo number 4: 34.8 calls/s expected, +7.51 calls/s, 75.1 % of what one does alone; extrapolated, not measured.", sentence.En);
    }
}

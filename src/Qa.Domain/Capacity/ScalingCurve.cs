using Qa.Domain.Trends;

namespace Qa.Domain.Capacity;

/// <summary>Throughput against silos by the Universal Scalability Law, X(N) = λN / (1 + σ(N − 1) + κN(N − 1)).
/// Source: N. J. Gunther, Guerrilla Capacity Planning, Springer 2007, chapters 4–6.</summary>
/// <param name="PerSilo">λ: calls/s of one silo alone, above 0.</param>
/// <param name="Contention">σ: share of the work that waits in a queue for one thing (a lock, the database's log), 0..1.</param>
/// <param name="Coherency">κ: cost of every pair of silos agreeing (cluster traffic, cache misses), 0 or more.</param>
/// <param name="Points">What the curve was fitted to; intervals are computed from it.</param>
[GenerateSerializer, Immutable, Alias("qa.scaling-curve")]
public sealed record ScalingCurve(double PerSilo, double Contention, double Coherency, ImmutableArray<ScalingPoint> Points)
{
    /// <summary>Least squares of ln X under λ &gt; 0, 0 ≤ σ ≤ 1, κ ≥ 0: a run's noise grows with its throughput, so relative errors count.
    /// Equal points give equal curves, in any order.</summary>
    /// <param name="points">At saturation, each silo with the same CPU share; repeated runs are welcome.</param>
    public static ScalingFit Fit(IEnumerable<ScalingPoint> points)
    {
        ImmutableArray<ScalingPoint> sorted = [.. points.OrderBy(point => point.Silos).ThenBy(point => point.CallsPerSecond)];
        var sizes = MeasuredSize.Of(sorted);
        return sizes.Length < ScalingFit.MinimumSizes ? ScalingFit.None(sizes) : ScalingFit.Of(UslSolver.Solve(sorted));
    }

    /// <summary>The most silos that were measured; beyond it every figure is an extrapolation.</summary>
    public int LargestMeasured => Points.Max(point => point.Silos);

    /// <summary>N* = √((1 − σ)/κ), where the curve turns down. Null when κ = 0: then it never does.</summary>
    public double? Knee => Coherency > 0 ? Math.Sqrt((1 - Contention) / Coherency) : null;

    /// <summary>The whole number of silos with the greatest throughput, 1 or more; null without a knee.</summary>
    public int? BestSilos
    {
        get
        {
            if (Knee is not { } knee)
                return null;

            var below = (int)Math.Clamp(knee, 1, int.MaxValue - 1);
            return At(below + 1) > At(below) ? below + 1 : below;
        }
    }

    /// <summary>Calls/s at <see cref="BestSilos"/>; without a knee the limit λ/σ that is never quite reached; null when linear.</summary>
    public double? PeakCallsPerSecond => BestSilos is { } best ? At(best) : Contention > 0 ? PerSilo / Contention : null;

    /// <summary>Measured minus fitted in calls/s, in the order of <see cref="Points"/>.</summary>
    public ImmutableArray<double> Residuals => [.. Points.Select(point => point.CallsPerSecond - At(point.Silos))];

    /// <summary>Share of the variance in calls/s that the curve explains; 1 is perfect. Scaling data flatters it: look at the residuals too.</summary>
    public double RSquared
    {
        get
        {
            var mean = Points.Average(point => point.CallsPerSecond);
            var total = Points.Sum(point => (point.CallsPerSecond - mean) * (point.CallsPerSecond - mean));
            return total == 0 ? 1 : 1 - (Residuals.Sum(residual => residual * residual) / total);
        }
    }

    /// <summary>Whether κ is above 0 beyond the noise (its 90 % interval excludes 0). Null without a knee or without spare runs to judge by.</summary>
    public bool? KneeIsEstablished => Knee is null ? null : CurveUncertainty.Of(this)?.CoherencyExceedsZero;

    /// <summary>The curve's calls/s at so many silos; 0 at 0.</summary>
    public double At(int silos) =>
        PerSilo * Require.AtLeast(0, silos) / (1 + (Contention * (silos - 1)) + (Coherency * silos * (silos - 1.0)));

    /// <summary>What one new run with so many silos would measure, with a 90 % interval by the delta method on ln X and Student's t
    /// (n − 3 degrees of freedom): the fit's own uncertainty and the noise of the run. Where σ or κ lies on or near its bound the
    /// interval errs on the wide side.</summary>
    public ScalingPrediction Predict(int silos)
    {
        var calls = At(Require.AtLeast(1, silos));
        return new ScalingPrediction(silos, calls, CurveUncertainty.Of(this)?.OfRun(silos, calls), silos > LargestMeasured);
    }

    /// <summary>What one more silo would bring.</summary>
    /// <param name="silos">Silos now, 1 or more.</param>
    public ScalingForecast Forecast(int silos)
    {
        var gain = At(silos + 1) - At(Require.AtLeast(1, silos));
        return new ScalingForecast(Predict(silos + 1), gain, CurveUncertainty.Of(this)?.OfGain(silos, gain), gain / PerSilo);
    }
}

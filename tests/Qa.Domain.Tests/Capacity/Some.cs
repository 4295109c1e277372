using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

/// <summary>Capacity figures that are valid and round.</summary>
internal static class Some
{
    /// <summary>Linear, 10 calls/s a silo.</summary>
    public static readonly MeasuredThroughput TenPerSilo = new(10);

    /// <summary>Points that lie exactly on a curve.</summary>
    public static ScalingPoint[] Exact(double lambda, double sigma, double kappa, params int[] silos) =>
        [.. silos.Select(n => new ScalingPoint(n, lambda * n / (1 + (sigma * (n - 1)) + (kappa * n * (n - 1)))))];

    public static ScalingCurve Curve(double lambda, double sigma, double kappa, params int[] silos) =>
        new(lambda, sigma, kappa, [.. Exact(lambda, sigma, kappa, silos.Length == 0 ? [1, 2, 3, 4] : silos)]);

    /// <summary>A peak at <paramref name="best"/> silos: κ = 1/best² with σ = 0.</summary>
    public static MeasuredThroughput WithKnee(int best, double perSilo = 10) => MeasuredThroughput.Of(new ScalingFit(
        Curve(perSilo, 0, 1.0 / best / best), [], new LocalText("-")))!;
}

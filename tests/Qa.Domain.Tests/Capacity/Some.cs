using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

/// <summary>Capacity figures that are valid and round.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(8));

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

    public static CapacityObservation Observation(
        double? arrival = 10, double? peak = 10, long? backlog = 0, double oldestMinutes = 0, int live = 2,
        MeasuredThroughput? throughput = null, double minute = 0) =>
        new(Start.AddMinutes(minute), live, arrival, peak, backlog, TimeSpan.FromMinutes(oldestMinutes), throughput ?? TenPerSilo);

    /// <summary>An observation that asks for exactly so many silos, 2 or more: 7 calls/s of the mean load each.</summary>
    public static CapacityObservation Asking(int silos, int live, double minute) =>
        Observation(arrival: 7 * silos, peak: 0, live: live, minute: minute);
}

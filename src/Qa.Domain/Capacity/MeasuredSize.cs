namespace Qa.Domain.Capacity;

/// <summary>All runs with the same number of silos.</summary>
/// <param name="Runs">How often this size was measured, 1 or more.</param>
/// <param name="CallsPerSecond">Mean over the runs.</param>
/// <param name="Efficiency">Calls/s per silo as a share of the smallest measured size's: 1 is linear scaling.</param>
[GenerateSerializer, Immutable, Alias("qa.measured-size")]
public sealed record MeasuredSize(int Silos, int Runs, double CallsPerSecond, double Efficiency)
{
    public double PerSilo => CallsPerSecond / Silos;

    /// <returns>Smallest size first; empty without points.</returns>
    public static ImmutableArray<MeasuredSize> Of(IEnumerable<ScalingPoint> points)
    {
        var sizes = points.GroupBy(point => point.Silos)
            .Select(size => new MeasuredSize(size.Key, size.Count(), size.Average(point => point.CallsPerSecond), 1))
            .OrderBy(size => size.Silos)
            .ToArray();

        return [.. sizes.Select(size => size with { Efficiency = size.PerSilo / sizes[0].PerSilo })];
    }
}

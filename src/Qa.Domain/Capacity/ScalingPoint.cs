namespace Qa.Domain.Capacity;

/// <summary>One measured run: so many silos judged so many calls a second. A size may be measured more than once;
/// repeats are what the intervals are made of.</summary>
[GenerateSerializer, Immutable, Alias("qa.scaling-point")]
public sealed record ScalingPoint
{
    /// <param name="silos">Silos that took part, 1 or more, each with the same share of CPU.</param>
    /// <param name="callsPerSecond">Whole calls judged and committed a second at saturation, above 0.</param>
    /// <exception cref="ArgumentException">A number is not positive.</exception>
    public ScalingPoint(int silos, double callsPerSecond)
    {
        Silos = Require.AtLeast(1, silos);
        CallsPerSecond = Require.Positive(callsPerSecond);
    }

    [Id(0)] public int Silos { get; }

    [Id(1)] public double CallsPerSecond { get; }
}

namespace Qa.Domain.Capacity;

/// <summary>How much so many silos can do, as measured: along a fitted curve, or as so much per silo.</summary>
/// <param name="PerSilo">Calls/s of one silo, above 0.</param>
/// <param name="Curve">Null where only the throughput per silo is known; then scaling is taken to be linear, which flatters large clusters.</param>
[GenerateSerializer, Immutable, Alias("qa.measured-throughput")]
public sealed record MeasuredThroughput(double PerSilo, ScalingCurve? Curve = null)
{
    /// <summary>Below this busy share the division blows up noise: 5 % idle noise would move the result by as much as the result.</summary>
    public const double MinimumBusyShare = 0.05;

    /// <returns>The curve; without one, the least that any measured size did per silo; null when nothing was measured.</returns>
    public static MeasuredThroughput? Of(ScalingFit fit) => fit switch
    {
        { Curve: { } curve } => new(curve.PerSilo, curve),
        { Sizes: [] } => null,
        _ => new(fit.Sizes.Min(size => size.PerSilo)),
    };

    /// <summary>Utilisation law: what silos would do if they were busy all the time.
    /// Source: Denning and Buzen, The Operational Analysis of Queueing Network Models, ACM Computing Surveys 10(3), 1978.</summary>
    /// <param name="completedPerSecond">Calls finished a second by all silos together, 0 or more.</param>
    /// <param name="busyShare">Mean share of their CPU (or work slots, whichever is scarcer) that was in use, 0..1.</param>
    /// <param name="silos">Silos that the two figures cover, 1 or more.</param>
    /// <returns>Null when nothing was finished or the silos were busy below <see cref="MinimumBusyShare"/>.</returns>
    /// <exception cref="ArgumentException">A figure is out of range.</exception>
    public static MeasuredThroughput? OfUtilisation(double completedPerSecond, double busyShare, int silos)
    {
        Require.NotNegative(completedPerSecond);
        Require.AtLeast(1, silos);
        if (busyShare is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(busyShare), busyShare, "A share from 0 to 1.");

        return completedPerSecond == 0 || busyShare < MinimumBusyShare ? null : new(completedPerSecond / busyShare / silos);
    }

    /// <summary>Beyond so many silos throughput falls; null where no such number is known.</summary>
    public int? BestSilos => Curve?.BestSilos;

    /// <summary>Calls/s of so many silos when they are never idle; 0 at 0.</summary>
    public double At(int silos) => Curve?.At(silos) ?? PerSilo * Require.AtLeast(0, silos);

    /// <summary>The fewest silos that carry a load.</summary>
    /// <param name="callsPerSecond">The load, 0 or more.</param>
    /// <param name="utilisation">How busy they may be, above 0, at most 1.</param>
    /// <param name="atMost">Where to stop looking, 1 or more.</param>
    /// <returns>1 or more; null when not even the best number up to <paramref name="atMost"/> does.</returns>
    public int? SilosFor(double callsPerSecond, double utilisation, int atMost)
    {
        for (var silos = 1; silos <= atMost; silos++)
        {
            if (At(silos) * utilisation >= callsPerSecond)
                return silos;
        }

        return null;
    }
}

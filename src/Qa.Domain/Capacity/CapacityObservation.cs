namespace Qa.Domain.Capacity;

/// <summary>The cluster at one moment. Null means unknown, which is never taken as zero.</summary>
[GenerateSerializer, Immutable, Alias("qa.capacity-observation")]
public sealed record CapacityObservation
{
    /// <param name="at">When this was seen.</param>
    /// <param name="liveSilos">Silos that answered, 0 or more.</param>
    /// <param name="arrival">See <see cref="Arrival"/>.</param>
    /// <param name="peakArrival">See <see cref="PeakArrival"/>.</param>
    /// <param name="backlog">See <see cref="Backlog"/>.</param>
    /// <param name="oldestAge">See <see cref="OldestAge"/>.</param>
    /// <param name="throughput">See <see cref="Throughput"/>.</param>
    /// <exception cref="ArgumentException">A figure is negative or not a number.</exception>
    public CapacityObservation(
        DateTimeOffset at, int liveSilos, double? arrival, double? peakArrival, long? backlog, TimeSpan oldestAge, MeasuredThroughput? throughput)
    {
        At = at;
        LiveSilos = Require.AtLeast(0, liveSilos);
        Arrival = arrival is { } mean ? Require.NotNegative(mean, nameof(arrival)) : null;
        PeakArrival = peakArrival is { } peak ? Require.NotNegative(peak, nameof(peakArrival)) : null;
        Backlog = backlog is null or >= 0 ? backlog : throw new ArgumentOutOfRangeException(nameof(backlog), backlog, "0 or more.");
        OldestAge = oldestAge >= TimeSpan.Zero ? oldestAge : throw new ArgumentOutOfRangeException(nameof(oldestAge), oldestAge, "0 or more.");
        Throughput = throughput;
    }

    [Id(0)] public DateTimeOffset At { get; }

    [Id(1)] public int LiveSilos { get; }

    /// <summary>Calls/s that came in, mean of the last minutes (5 are a good choice).</summary>
    [Id(2)] public double? Arrival { get; }

    /// <summary>Calls/s in the busiest minute that must be survived, for instance of the last day.</summary>
    [Id(3)] public double? PeakArrival { get; }

    /// <summary>Calls that wait in the job table.</summary>
    [Id(4)] public long? Backlog { get; }

    /// <summary>How long the oldest of them has waited; 0 without a backlog.</summary>
    [Id(5)] public TimeSpan OldestAge { get; }

    /// <summary>What silos can do: a fitted curve where there is one, else by utilisation.</summary>
    [Id(6)] public MeasuredThroughput? Throughput { get; }
}

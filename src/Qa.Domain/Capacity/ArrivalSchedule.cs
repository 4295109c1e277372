namespace Qa.Domain.Capacity;

/// <summary>When an open-loop load test means to send, whatever the system answers. Latency counts from the intended time, not from
/// the moment of sending: else a stalled system delays its own questions and hides its stall ("coordinated omission").
/// Sources: Schroeder, Wierman and Harchol-Balter, Open Versus Closed: A Cautionary Tale, NSDI 2006; G. Tene, How NOT to Measure
/// Latency, 2013.</summary>
public sealed record ArrivalSchedule
{
    private readonly ulong? _seed;

    private ArrivalSchedule(double perSecond, ulong? seed) => (PerSecond, _seed) = (Require.Positive(perSecond), seed);

    /// <summary>Mean rate, above 0.</summary>
    public double PerSecond { get; }

    /// <summary>Evenly spaced: sharp percentiles, but no bursts. The times do not drift, however long it runs.</summary>
    /// <exception cref="ArgumentException">The rate is not positive.</exception>
    public static ArrivalSchedule Constant(double perSecond) => new(perSecond, null);

    /// <summary>As independent callers come: exponential gaps, hence bursts. Equal seeds give equal times on every machine.</summary>
    /// <exception cref="ArgumentException">The rate is not positive.</exception>
    public static ArrivalSchedule Poisson(double perSecond, ulong seed) => new(perSecond, seed);

    /// <summary>Intended times from the start of the test, ascending, all before the end. Lazy, and the same at each enumeration.</summary>
    /// <param name="duration">Length of the test; nothing is sent when it is not above 0.</param>
    public IEnumerable<TimeSpan> Until(TimeSpan duration) => (_seed is { } seed ? Random(seed) : Even()).TakeWhile(at => at < duration);

    private IEnumerable<TimeSpan> Even()
    {
        for (long i = 0; ; i++)
            yield return TimeSpan.FromTicks((long)(i / PerSecond * TimeSpan.TicksPerSecond));
    }

    private IEnumerable<TimeSpan> Random(ulong seed)
    {
        for (double seconds = 0; ;)
        {
            // 53 random bits as a fraction in 0..1; 1 − u is never 0, so the logarithm is finite.
            var u = (Next(ref seed) >> 11) * (1.0 / (1UL << 53));
            seconds -= Math.Log(1 - u) / PerSecond;
            yield return TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        }
    }

    // SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): System.Random does not promise equal numbers in another version of .NET.
    private static ulong Next(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

using Qa.Domain.Capacity;

namespace Qa.Cli.Bench;

/// <summary>What a load test means to send, and when.</summary>
/// <param name="PerSecond">Mean rate of requests, above 0.</param>
/// <param name="Duration">Length of the measured part, above 0.</param>
/// <param name="WarmUp">Sent before it at the same rate, not measured; 0 or more.</param>
/// <param name="Poisson">As independent callers come, instead of evenly spaced.</param>
/// <param name="Seed">Of the arrivals and of what is sent: equal seeds, equal load.</param>
/// <param name="AtOnce">Most requests under way, 1 or more.</param>
/// <param name="Patience">A request is given up when its answer takes longer than this from its start, and is not even begun
/// when it could not begin within this after the last intended time.</param>
internal sealed record BenchPlan(double PerSecond, TimeSpan Duration, TimeSpan WarmUp, bool Poisson, int Seed, int AtOnce, TimeSpan Patience)
{
    /// <summary>When the last request is due at the latest, from the start of the warm-up.</summary>
    public TimeSpan End => WarmUp + Duration;

    /// <summary>Intended times from the start of the warm-up, ascending.</summary>
    public IEnumerable<TimeSpan> Arrivals() =>
        (Poisson ? ArrivalSchedule.Poisson(PerSecond, (uint)Seed) : ArrivalSchedule.Constant(PerSecond)).Until(End);

    /// <param name="at">From the start of the warm-up.</param>
    public bool Measures(TimeSpan at) => WarmUp <= at && at < End;
}

namespace Qa.Domain.Capacity;

/// <summary>Turns observations into advice that stands still. Silos to add are what every observation of the last
/// <see cref="CapacityPolicy.AddAfter"/> asked for at least, and that advice falls only when all of them asked for less; silos to
/// remove are what every observation of the last <see cref="CapacityPolicy.RemoveAfter"/> could spare. Each window contains the
/// observation that moved the advice before, so advice that was left cannot come back within its hold time. A change of the live
/// silos, or a gap, starts anew. The windows are those of Kubernetes' autoscaler (Horizontal Pod Autoscaling, stabilization
/// window), here also upward.</summary>
/// <param name="Current">Null before the first observation.</param>
/// <param name="Past">Superseded advice with the reasons of its last moment, oldest first, at most <see cref="Remembered"/>.</param>
/// <param name="Watched">What the observations since the last break asked for, as far back as the policy looks.</param>
/// <param name="ObservedAt">The latest observation.</param>
/// <param name="SettledAt">The latest observation that closed a full window; null while still watching.</param>
[GenerateSerializer, Immutable, Alias("qa.advice-history")]
public sealed record AdviceHistory(
    CapacityPolicy Policy,
    CapacityAdvice? Current,
    ImmutableArray<CapacityAdvice> Past,
    ImmutableArray<AdviceSample> Watched,
    DateTimeOffset? ObservedAt,
    DateTimeOffset? SettledAt)
{
    /// <summary>Advice that is kept, about a day of a restless cluster.</summary>
    public const int Remembered = 100;

    public static AdviceHistory Begin(CapacityPolicy policy) => new(policy, null, [], [], null, null);

    /// <summary>Takes the next observation. One that is not later than the latest changes nothing, so repeats are harmless.</summary>
    public AdviceHistory Observe(CapacityObservation seen)
    {
        if (seen.At <= ObservedAt)
            return this;

        var anew = Current is null || Current.LiveSilos != seen.LiveSilos || seen.At - ObservedAt > Policy.MaximumGap;
        var need = CapacityNeed.Of(seen, Policy);
        var window = new AdviceWindow(Policy, seen.At, seen.LiveSilos, anew ? [] : Watched, need.Silos);

        // One lost poll must not blank the advice, but a window that cannot fill must not keep it either.
        if (!window.IsSettled && seen.At - SettledAt > 2 * Policy.AddAfter)
            (anew, window) = (true, new AdviceWindow(Policy, seen.At, seen.LiveSilos, [], need.Silos));

        var settled = window.IsSettled ? seen.At : anew ? null : SettledAt;
        int? target = settled is null ? null : window.Move(anew || SettledAt is null ? seen.LiveSilos : Current!.Target);
        return Record(seen, AdviceReasons.Advise(seen, need, target, window, Policy), window, settled);
    }

    private AdviceHistory Record(CapacityObservation seen, CapacityAdvice advice, AdviceWindow window, DateTimeOffset? settled)
    {
        var same = Current?.Says(advice) == true;
        var past = Current is null || same ? Past : Past.Add(Current);
        return this with
        {
            Current = same ? advice with { Since = Current!.Since } : advice,
            Past = past.Length > Remembered ? past[^Remembered..] : past,
            Watched = window.Samples,
            ObservedAt = seen.At,
            SettledAt = settled,
        };
    }
}

namespace Qa.Domain.Capacity;

/// <summary>What unbroken observations up to now asked for.</summary>
internal sealed class AdviceWindow
{
    private readonly CapacityPolicy _policy;
    private readonly DateTimeOffset _now;
    private readonly int _live;

    /// <param name="need">What is asked for now; null breaks the window.</param>
    public AdviceWindow(CapacityPolicy policy, DateTimeOffset now, int live, ImmutableArray<AdviceSample> before, int? need)
    {
        (_policy, _now, _live) = (policy, now, live);
        Samples = need is { } silos ? [.. Back(before.Add(new AdviceSample(now, silos)), policy.RemoveAfter)] : [];
    }

    public ImmutableArray<AdviceSample> Samples { get; }

    /// <summary>How long it has been watched without a break.</summary>
    public TimeSpan Watched => Samples.IsEmpty ? TimeSpan.Zero : _now - Samples[0].At;

    public bool IsSettled => !Samples.IsEmpty && Watched >= _policy.AddAfter;

    /// <summary>Moves a target as far as the windows allow. A removal stands only while everything that was asked for in its hold
    /// time allows it, so the first observation that needs more, or that is missing, withdraws it.</summary>
    public int Move(int target)
    {
        target = Math.Max(target, _live);
        if (!IsSettled)
            return target;

        var recent = Back(Samples, _policy.AddAfter).Select(sample => sample.Silos).ToArray();
        if (recent.Min() > target)
            return recent.Min();

        if (target > _live)
            return Math.Min(target, Math.Max(_live, recent.Max()));

        return Watched >= _policy.RemoveAfter ? Math.Min(_live, Samples.Max(sample => sample.Silos)) : _live;
    }

    // From the last sample at or before the beginning of the hold time: what was asked for when it began.
    private static IEnumerable<AdviceSample> Back(ImmutableArray<AdviceSample> samples, TimeSpan hold)
    {
        var first = samples.Length - 1;
        while (first > 0 && samples[first].At > samples[^1].At - hold)
            first--;

        return samples.Skip(first);
    }
}

namespace Qa.Domain.Capacity;

/// <summary>Something that can run out.</summary>
/// <param name="Need">What the busiest hour (for the disk: the whole retention) takes, in the unit of the kind.</param>
/// <param name="Available">What there is, in the same unit; null where it is not known.</param>
/// <param name="Reason">How full it is, with the figures.</param>
/// <param name="Remedy">What to do then, the cheapest first.</param>
public sealed record Bottleneck(BottleneckKind Kind, double Need, double? Available, LocalText Reason, LocalText Remedy)
{
    /// <summary>Need as a share of what there is: above 1 it breaks, and 1/Load is how many times this workload it carries.</summary>
    public double? Load => Need / Available;

    public bool Breaks => Load > 1;
}

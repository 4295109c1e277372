namespace Qa.Domain.Capacity;

/// <summary>What to do about the number of silos.</summary>
/// <param name="Count">Silos to add or to remove, 1 or more; 0 for the other kinds.</param>
/// <param name="LiveSilos">Silos that were there.</param>
/// <param name="Since">Since when this advice stands unchanged.</param>
/// <param name="Reasons">Why, with the figures of the latest observation. Never empty.</param>
[GenerateSerializer, Immutable, Alias("qa.capacity-advice")]
public sealed record CapacityAdvice(AdviceKind Kind, int Count, int LiveSilos, DateTimeOffset Since, ImmutableArray<LocalText> Reasons)
{
    /// <summary>The number of silos after following the advice.</summary>
    public int Target => LiveSilos + (Kind is AdviceKind.Remove ? -Count : Count);

    /// <summary>The advice in a few words.</summary>
    public LocalText Title => Kind switch
    {
        AdviceKind.Add => new($"增加 {Count} 个 silo", $"Add {Figure.Silos(Count)}"),
        AdviceKind.Remove => new($"减少 {Count} 个 silo", $"Remove {Figure.Silos(Count)}"),
        AdviceKind.Keep => new($"保持 {LiveSilos} 个 silo", $"Keep {Figure.Silos(LiveSilos)}"),
        _ => new("目前无法判断", "Cannot tell yet"),
    };

    internal bool Says(CapacityAdvice other) => (Kind, Count, LiveSilos) == (other.Kind, other.Count, other.LiveSilos);
}

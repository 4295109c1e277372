namespace Qa.Domain.Capacity;

/// <summary>What one silo reports about one type of grain.</summary>
[GenerateSerializer, Immutable, Alias("qa.grain-activity")]
public sealed record GrainActivity
{
    /// <param name="grainType">As the silo names it.</param>
    /// <param name="silo">As the cluster names it.</param>
    /// <param name="activations">Grains of the type in the silo's memory, 0 or more.</param>
    /// <param name="messages">Calls to them in the period, 0 or more; null where they are not counted.</param>
    /// <param name="meanMilliseconds">Mean time of such a call, 0 or more; null where it is not measured.</param>
    /// <exception cref="ArgumentException">A figure is negative or not a number.</exception>
    public GrainActivity(string grainType, string silo, long activations, long? messages = null, double? meanMilliseconds = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activations);
        ArgumentOutOfRangeException.ThrowIfNegative(messages ?? 0, nameof(messages));
        (GrainType, Silo, Activations, Messages) = (grainType, silo, activations, messages);
        MeanMilliseconds = meanMilliseconds is { } mean ? Require.NotNegative(mean, nameof(meanMilliseconds)) : null;
    }

    [Id(0)] public string GrainType { get; }

    [Id(1)] public string Silo { get; }

    [Id(2)] public long Activations { get; }

    [Id(3)] public long? Messages { get; }

    [Id(4)] public double? MeanMilliseconds { get; }
}

namespace Qa.Domain.Capacity;

/// <summary>What ops want of the cluster's size.</summary>
[GenerateSerializer, Immutable, Alias("qa.capacity-policy")]
public sealed record CapacityPolicy
{
    /// <param name="targetUtilisation">See <see cref="TargetUtilisation"/>.</param>
    /// <param name="minimumSilos">See <see cref="MinimumSilos"/>.</param>
    /// <param name="maximumSilos">See <see cref="MaximumSilos"/>.</param>
    /// <param name="toleratedLosses">See <see cref="ToleratedLosses"/>.</param>
    /// <param name="drainWithin">See <see cref="DrainWithin"/>, 0 for the default of 30 minutes.</param>
    /// <param name="addAfter">See <see cref="AddAfter"/>, 0 for the default of 2 minutes.</param>
    /// <param name="removeAfter">See <see cref="RemoveAfter"/>, 0 for the default of 15 minutes.</param>
    /// <param name="maximumGap">See <see cref="MaximumGap"/>, 0 for the default of 1 minute.</param>
    /// <exception cref="ArgumentException">A figure is out of its range, or two contradict each other.</exception>
    public CapacityPolicy(
        double targetUtilisation = 0.7, int minimumSilos = 2, int maximumSilos = 64, int toleratedLosses = 1,
        TimeSpan drainWithin = default, TimeSpan addAfter = default, TimeSpan removeAfter = default, TimeSpan maximumGap = default)
    {
        TargetUtilisation = Require.Share(targetUtilisation);
        MinimumSilos = Require.AtLeast(1, minimumSilos);
        MaximumSilos = Require.AtLeast(minimumSilos, maximumSilos);
        ToleratedLosses = Require.AtLeast(0, toleratedLosses);
        DrainWithin = Require.Positive(Or(drainWithin, 30));
        AddAfter = Require.Positive(Or(addAfter, 2));
        RemoveAfter = Require.Positive(Or(removeAfter, 15));
        MaximumGap = Require.Positive(Or(maximumGap, 1));

        if (toleratedLosses >= minimumSilos)
            throw new ArgumentException($"At least {toleratedLosses + 1} silos are needed to survive the loss of {toleratedLosses}.", nameof(toleratedLosses));
        if (RemoveAfter < AddAfter)
            throw new ArgumentException("Removing must not be quicker than adding.", nameof(removeAfter));
    }

    /// <summary>One process on one machine: nothing takes over, so nothing is held in reserve.</summary>
    public static CapacityPolicy OneProcess { get; } = new(minimumSilos: 1, toleratedLosses: 0);

    /// <summary>How busy silos may be in the mean, above 0, at most 1. Default 0.7: in a queue with one server the wait is
    /// ρ/(1 − ρ) times the work itself, 2.3 times at 0.7 and 9 times at 0.9.</summary>
    [Id(0)] public double TargetUtilisation { get; }

    /// <summary>Never fewer, 1 or more. Default 2.</summary>
    [Id(1)] public int MinimumSilos { get; }

    /// <summary>Never more, whatever the load. Default 64.</summary>
    [Id(2)] public int MaximumSilos { get; }

    /// <summary>After losing so many silos the rest must carry the peak, without any reserve. Default 1; below <see cref="MinimumSilos"/>.</summary>
    [Id(3)] public int ToleratedLosses { get; }

    /// <summary>How soon a backlog must be gone, and how old its oldest job may become.</summary>
    [Id(4)] public TimeSpan DrainWithin { get; }

    /// <summary>Adding is advised when it has been needed for so long without a break. Withdrawing that advice takes as long.</summary>
    [Id(5)] public TimeSpan AddAfter { get; }

    /// <summary>Removing is advised when it has been possible for so long without a break; at least <see cref="AddAfter"/>.</summary>
    [Id(6)] public TimeSpan RemoveAfter { get; }

    /// <summary>Observations further apart than this do not count as "without a break".</summary>
    [Id(7)] public TimeSpan MaximumGap { get; }

    private static TimeSpan Or(TimeSpan time, int minutes) => time == TimeSpan.Zero ? TimeSpan.FromMinutes(minutes) : time;
}

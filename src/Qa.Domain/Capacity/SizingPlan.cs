namespace Qa.Domain.Capacity;

/// <summary>What a call centre of a given size takes, and what of it breaks first. Arithmetic only: every constant is an input.</summary>
public sealed class SizingPlan
{
    private SizingPlan(SizingWorkload workload, SizingMeasures measures, SizingLimits limits, CapacityPolicy policy)
    {
        (Workload, Measures, Limits, Policy) = (workload, measures, limits, policy);
        Warnings = SizingWarnings.Of(workload, measures);
        Bottlenecks = Capacity.Bottlenecks.Of(this);
    }

    /// <exception cref="ArgumentException">A figure is out of its range; the parameter's name is the figure's.</exception>
    public static SizingPlan Calculate(SizingWorkload workload, SizingMeasures measures, SizingLimits limits, CapacityPolicy policy)
    {
        workload.Check();
        measures.Check();
        limits.Check();
        return new SizingPlan(workload, measures, limits, policy);
    }

    public SizingWorkload Workload { get; }

    public SizingMeasures Measures { get; }

    public SizingLimits Limits { get; }

    public CapacityPolicy Policy { get; }

    /// <summary>What one working day adds: a call is its utterances and <see cref="SizingMeasures.OtherRowsPerCall"/> rows.</summary>
    public SizingVolume Day =>
        new SizingVolume(1, Workload.UtterancesPerCall + Measures.OtherRowsPerCall, Measures.BytesPerCall).Times(Workload.CallsPerDay);

    public SizingVolume Month => Day.Times(Workload.WorkingDaysPerMonth);

    /// <summary>What is there once the retention is full; from then on it no longer grows.</summary>
    public SizingVolume Retained => Month.Times(Workload.RetentionMonths);

    /// <summary>Rows/s that the database writes over the working hours.</summary>
    public double MeanWritesPerSecond => Workload.MeanCallsPerSecond * Measures.WritesPerCall;

    /// <summary>Rows/s that the database writes in the busiest hour.</summary>
    public double PeakWritesPerSecond => Workload.PeakCallsPerSecond * Measures.WritesPerCall;

    /// <summary>Utterances/s in the busiest hour: what a live installation appends and acknowledges.</summary>
    public double PeakUtterancesPerSecond => Workload.PeakCallsPerSecond * Workload.UtterancesPerCall;

    /// <summary>Silos that carry the busiest hour at the target utilisation, carry it without reserve after the tolerated losses, and are
    /// not below the minimum. Null when no number up to the knee and the maximum does.</summary>
    public int? Silos
    {
        get
        {
            var most = Policy.MaximumSilos;
            var needed = Measures.Throughput.SilosFor(Workload.PeakCallsPerSecond, Policy.TargetUtilisation, most);
            var losing = Measures.Throughput.SilosFor(Workload.PeakCallsPerSecond, 1, most) + Policy.ToleratedLosses;
            return needed is { } load && losing is { } loss && Math.Max(load, loss) <= LargestUsefulSilos
                ? Math.Max(Math.Max(load, loss), Policy.MinimumSilos)
                : null;
        }
    }

    /// <summary>More silos would not help (knee) or are not allowed (maximum).</summary>
    public int LargestUsefulSilos => Math.Max(Policy.MinimumSilos, Math.Min(Policy.MaximumSilos, Measures.Throughput.BestSilos ?? int.MaxValue));

    /// <summary>Transcriptions at once so that the busiest hour leaves no backlog, at the target utilisation; null when others transcribe.</summary>
    public double? PeakTranscriptionSlots => Slots(Workload.PeakCallsPerSecond);

    /// <summary>Transcriptions at once when a day's recordings may take until the next day's work begins.</summary>
    public double? DayTranscriptionSlots => Slots(Workload.CallsPerDay / TimeSpan.FromDays(1).TotalSeconds);

    /// <summary>Figures that contradict each other or that the plan stands on without a measurement; empty when all is well.</summary>
    public ImmutableArray<LocalText> Warnings { get; }

    /// <summary>What breaks first comes first; what was never measured comes last.</summary>
    public ImmutableArray<Bottleneck> Bottlenecks { get; }

    // Audio seconds a second × seconds of work for each, at the target utilisation; a slot is whole.
    private double? Slots(double callsPerSecond) => Measures.RealTimeFactor is { } factor
        ? Math.Ceiling(callsPerSecond * Workload.CallSeconds * factor / Policy.TargetUtilisation)
        : null;
}

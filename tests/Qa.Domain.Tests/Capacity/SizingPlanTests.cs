using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

/// <summary>10,000 agents with 100 calls a day of two minutes. Measured constants are round examples here, never defaults.</summary>
public sealed class SizingPlanTests
{
    private static readonly SizingWorkload Workload = new()
    {
        Agents = 10_000, CallsPerAgentDay = 100, UtterancesPerCall = 40, CallSeconds = 120,
        WorkingHours = 8, WorkingDaysPerMonth = 22, PeakFactor = 1.8, RetentionMonths = 24,
    };

    private static readonly SizingMeasures Measures = new()
    {
        Throughput = MeasuredThroughput.Of(ScalingCurve.Fit(Some.Exact(20, 0.02, 0.0005, 1, 2, 3, 4)))!,
        BytesPerCall = 20_000, OtherRowsPerCall = 10, WritesPerCall = 60, RealTimeFactor = 0.1, BytesPerLiveCall = 60_000,
    };

    private static readonly SizingLimits Limits = new()
    {
        DatabaseWritesPerSecond = 4_000, DiskBytes = 8e12, TranscriptionSlots = 100, LiveMemoryPerSilo = 1e9,
    };

    private static SizingPlan Plan(SizingLimits? limits = null, SizingMeasures? measures = null, SizingWorkload? workload = null) =>
        SizingPlan.Calculate(workload ?? Workload, measures ?? Measures, limits ?? Limits, new CapacityPolicy());

    [Fact]
    public void Counts_calls_rows_and_bytes()
    {
        var plan = Plan();

        Assert.Equal(new SizingVolume(1e6, 50e6, 20e9), plan.Day);
        Assert.Equal(new SizingVolume(22e6, 1.1e9, 440e9), plan.Month);
        Assert.Equal(new SizingVolume(528e6, 26.4e9, 10.56e12), plan.Retained);
    }

    // 1,000,000 calls in 28,800 s are 34.72/s, 62.5/s in the busiest hour.
    [Fact]
    public void Counts_rates()
    {
        var plan = Plan();

        Assert.Equal(34.722, plan.Workload.MeanCallsPerSecond, 3);
        Assert.Equal(62.5, plan.Workload.PeakCallsPerSecond, 9);
        Assert.Equal(7_500, plan.Workload.PeakConcurrentCalls, 6);
        Assert.Equal(2_083.333, plan.MeanWritesPerSecond, 3);
        Assert.Equal(3_750, plan.PeakWritesPerSecond, 6);
        Assert.Equal(2_500, plan.PeakUtterancesPerSecond, 6);
    }

    // 62.5 · 120 · 0.1 / 0.7 = 1,071.4 in the busiest hour; 1,000,000/86,400 · 120 · 0.1 / 0.7 = 198.4 over the day.
    [Fact]
    public void Counts_transcription_slots()
    {
        Assert.Equal((1_072, 199), (Plan().PeakTranscriptionSlots, Plan().DayTranscriptionSlots));
        Assert.Null(Plan(measures: Measures with { RealTimeFactor = null }).PeakTranscriptionSlots);
    }

    // X(5) = 100/1.09 = 91.7, · 0.7 = 64.2 ≥ 62.5 > 0.7 · X(4) = 52.4
    [Theory]
    [InlineData(1.8, 5)]
    [InlineData(1, 3)]
    [InlineData(9, null)]        // 312.5/s, above 0.7 of the peak of 314 with 44 silos
    public void Counts_silos(double peakFactor, int? silos) =>
        Assert.Equal(silos, Plan(workload: Workload with { PeakFactor = peakFactor }).Silos);

    [Fact]
    public void Never_plans_fewer_silos_than_survive_a_loss() => Assert.Equal(2, Plan(workload: Workload with { Agents = 10 }).Silos);

    // Transcription 1,072/100, disk 10.56/8, writes 3,750/4,000, silos 62.5/314, memory 0.45/4 GB (four are left after a loss)
    [Fact]
    public void Names_first_what_breaks_first()
    {
        var order = Plan().Bottlenecks;

        Assert.Equal(
            [BottleneckKind.Transcription, BottleneckKind.Disk, BottleneckKind.DatabaseWrites, BottleneckKind.Silos, BottleneckKind.LiveMemory],
            order.Select(bottleneck => bottleneck.Kind));
        Assert.Equal([10.72, 1.32, 0.94, 0.2, 0.11], order.Select(bottleneck => Math.Round(bottleneck.Load!.Value, 2)));
        Assert.Equal([true, true, false, false, false], order.Select(bottleneck => bottleneck.Breaks));
    }

    [Fact]
    public void Names_last_what_nobody_measured()
    {
        var order = Plan(new SizingLimits { DiskBytes = 8e12 }).Bottlenecks;

        Assert.Equal(
            [BottleneckKind.Disk, BottleneckKind.Silos, BottleneckKind.DatabaseWrites, BottleneckKind.Transcription, BottleneckKind.LiveMemory],
            order.Select(bottleneck => bottleneck.Kind));
        Assert.All(order.Skip(2), bottleneck => Assert.Null(bottleneck.Load));
        Assert.Equal("Database writes: 3,750 rows/s needed; what there is, is unknown.", order[2].Reason.En);
        Assert.Equal("Measure with qa bench how many rows a second the database writes.", order[2].Remedy.En);
    }

    [Fact]
    public void Leaves_out_what_the_installation_does_not_do() =>
        Assert.Equal(
            [BottleneckKind.Disk, BottleneckKind.DatabaseWrites, BottleneckKind.Silos],
            Plan(measures: Measures with { RealTimeFactor = null, BytesPerLiveCall = null }).Bottlenecks.Select(bottleneck => bottleneck.Kind));

    [Theory]
    [InlineData(0, "Transcription slots: 1,072 slots of 100, 1,072 %; enough for 0.09 times this workload.", "转写并发：需要 1,072 个，有 100，占 1,072%；可承担本负载的 0.09 倍。")]
    [InlineData(1, "Disk: 10.6 TB of 8 TB, 132 %; enough for 0.76 times this workload.", "磁盘：需要 10.6 TB，有 8 TB，占 132%；可承担本负载的 0.76 倍。")]
    [InlineData(3, "The throughput of 44 silos: 62.5 calls/s of 314, 19.9 %; enough for 5.02 times this workload.", "44 个 silo 的吞吐量：需要 62.5 通/秒，有 314，占 19.9%；可承担本负载的 5.02 倍。")]
    public void Says_how_full_each_is(int place, string en, string zh) =>
        Assert.Equal(new LocalText(zh, en), Plan().Bottlenecks[place].Reason);

    public static TheoryData<SizingWorkload, MeasuredThroughput, string[]> Warned => new()
    {
        { Workload with { PeakFactor = 1 }, Measures.Throughput, [] },
        { Workload with { CallSeconds = 300 }, Measures.Throughput, ["An agent would have to speak 8.33 hours of 8: too many calls, or too long ones."] },
        { Workload with { PeakFactor = 1, Agents = 300 }, Some.TenPerSilo, ["There is no measured scaling curve: silos are taken to scale linearly, which is too few. Run qa bench cluster."] },
        {
            Workload with { PeakFactor = 3 },
            Measures.Throughput,
            ["12,500 calls at once in the busiest hour, but only 10,000 agents: the peak factor is too high.",
             "The peak lies beyond what was measured (up to 4 silos): the number of silos is an extrapolation."]
        },
    };

    [Theory, MemberData(nameof(Warned))]
    public void Warns_of_what_contradicts_itself_or_was_not_measured(SizingWorkload workload, MeasuredThroughput throughput, string[] warnings) =>
        Assert.Equal(warnings, Plan(workload: workload, measures: Measures with { Throughput = throughput }).Warnings.Select(warning => warning.En));

    public static TheoryData<string, SizingWorkload, SizingMeasures, SizingLimits> Refused => new()
    {
        { nameof(SizingWorkload.Agents), Workload with { Agents = 0 }, Measures, Limits },
        { nameof(SizingWorkload.CallsPerAgentDay), Workload with { CallsPerAgentDay = 0 }, Measures, Limits },
        { nameof(SizingWorkload.UtterancesPerCall), Workload with { UtterancesPerCall = -1 }, Measures, Limits },
        { nameof(SizingWorkload.CallSeconds), Workload with { CallSeconds = double.NaN }, Measures, Limits },
        { nameof(SizingWorkload.WorkingHours), Workload with { WorkingHours = 24.1 }, Measures, Limits },
        { nameof(SizingWorkload.WorkingDaysPerMonth), Workload with { WorkingDaysPerMonth = 32 }, Measures, Limits },
        { nameof(SizingWorkload.PeakFactor), Workload with { PeakFactor = 0.99 }, Measures, Limits },
        { nameof(SizingWorkload.RetentionMonths), Workload with { RetentionMonths = 0 }, Measures, Limits },
        { nameof(SizingMeasures.BytesPerCall), Workload, Measures with { BytesPerCall = 0 }, Limits },
        { nameof(SizingMeasures.OtherRowsPerCall), Workload, Measures with { OtherRowsPerCall = -1 }, Limits },
        { nameof(SizingMeasures.WritesPerCall), Workload, Measures with { WritesPerCall = 0 }, Limits },
        { nameof(SizingMeasures.RealTimeFactor), Workload, Measures with { RealTimeFactor = 0 }, Limits },
        { nameof(SizingMeasures.BytesPerLiveCall), Workload, Measures with { BytesPerLiveCall = -1 }, Limits },
        { nameof(SizingLimits.DatabaseWritesPerSecond), Workload, Measures, Limits with { DatabaseWritesPerSecond = 0 } },
        { nameof(SizingLimits.DiskBytes), Workload, Measures, Limits with { DiskBytes = 0 } },
        { nameof(SizingLimits.TranscriptionSlots), Workload, Measures, Limits with { TranscriptionSlots = 0 } },
        { nameof(SizingLimits.LiveMemoryPerSilo), Workload, Measures, Limits with { LiveMemoryPerSilo = 0 } },
    };

    [Theory, MemberData(nameof(Refused))]
    public void Refuses_figures_that_cannot_be_by_name(string name, SizingWorkload workload, SizingMeasures measures, SizingLimits limits) =>
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => Plan(limits, measures, workload)).ParamName);
}

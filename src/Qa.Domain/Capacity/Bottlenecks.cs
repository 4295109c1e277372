namespace Qa.Domain.Capacity;

/// <summary>What breaks first. Order: the fullest first, then what nobody has measured.</summary>
internal static class Bottlenecks
{
    public static ImmutableArray<Bottleneck> Of(SizingPlan plan) =>
    [
        .. new[] { Silos(plan), Writes(plan), Disk(plan), Transcription(plan), LiveMemory(plan) }
            .OfType<Bottleneck>()
            .OrderByDescending(bottleneck => bottleneck.Load ?? -1)
            .ThenBy(bottleneck => bottleneck.Kind),
    ];

    private static Bottleneck Silos(SizingPlan plan)
    {
        var best = plan.LargestUsefulSilos;
        var (need, available) = (plan.Workload.PeakCallsPerSecond, plan.Measures.Throughput.At(best));
        return new Bottleneck(
            BottleneckKind.Silos, need, available,
            Filled(need, available, Figure.Of, "通/秒", "calls/s", $"{best} 个 silo 的吞吐量", $"the throughput of {Figure.Silos(best)}"),
            plan.Silos is { } count
                ? new LocalText(
                    $"部署 {count} 个 silo。超过 {best} 个（拐点或上限）时，先减轻数据库负担，再重新测量曲线。",
                    $"Run {Figure.Silos(count)}. Beyond {best} (the knee, or the maximum) relieve the database first, then measure the curve anew.")
                : new LocalText(
                    $"{best} 个（拐点或上限）也不够：先减轻数据库负担（按团队分库、更快的日志盘），再重新测量曲线。",
                    $"Not even {best} (the knee, or the maximum) are enough: relieve the database first "
                        + "(split it by team, a faster disk for its log), then measure the curve anew."));
    }

    private static Bottleneck Writes(SizingPlan plan) => Unmeasured(
        BottleneckKind.DatabaseWrites, plan.PeakWritesPerSecond, plan.Limits.DatabaseWritesPerSecond, Figure.Of,
        "行/秒", "rows/s", "数据库写入", "database writes",
        new("用 qa bench 测出数据库每秒最多能写多少行。", "Measure with qa bench how many rows a second the database writes."),
        new(
            "增大成组提交；日志放到单独的快盘；按月分区；再不够就按团队分到多个数据库。",
            "Commit in larger groups; give the log a fast disk of its own; partition by month; then split the teams over several databases."));

    private static Bottleneck Disk(SizingPlan plan) => Unmeasured(
        BottleneckKind.Disk, plan.Retained.Bytes, plan.Limits.DiskBytes, Figure.Bytes,
        "", "", "磁盘", "disk",
        new("给出数据库磁盘的容量。", "State the size of the database's disk."),
        new("扩盘；缩短保留期；把旧月份的分区导出后删除。", "Enlarge the disk; keep calls for less time; export and drop the partitions of old months."));

    private static Bottleneck? Transcription(SizingPlan plan) => plan.PeakTranscriptionSlots is not { } slots ? null : Unmeasured(
        BottleneckKind.Transcription, slots, plan.Limits.TranscriptionSlots, Figure.Of,
        "个", "slots", "转写并发", "transcription slots",
        new("给出可同时运行的转写数。", "State how many transcriptions can run at once."),
        new(
            $"不要求当时完成的录音可以夜间转写：全天平均只需 {Figure.Of(plan.DayTranscriptionSlots!.Value)} 个；否则增加转写服务器，或改用更小的模型。",
            $"Recordings that can wait may be transcribed at night: {Figure.Of(plan.DayTranscriptionSlots.Value)} slots do over 24 hours; "
                + "else add transcription servers, or take a smaller model."));

    private static Bottleneck? LiveMemory(SizingPlan plan)
    {
        if (plan.Measures.BytesPerLiveCall is not { } bytes)
            return null;

        // What is left after losing the silos that may be lost.
        var silos = Math.Max(1, (plan.Silos ?? plan.LargestUsefulSilos) - plan.Policy.ToleratedLosses);
        return Unmeasured(
            BottleneckKind.LiveMemory, plan.Workload.PeakConcurrentCalls * bytes, plan.Limits.LiveMemoryPerSilo * silos, Figure.Bytes,
            "", "", $"{silos} 个 silo 的通话内存", $"live memory of {Figure.Silos(silos)}",
            new("给出每个 silo 可用于实时通话的内存。", "State the memory that a silo may give to live calls."),
            new("给 silo 更多内存，或增加 silo；缩短空闲激活的保留时间。", "Give silos more memory, or add silos; let idle activations go sooner."));
    }

    private static Bottleneck Unmeasured(
        BottleneckKind kind, double need, double? available, Func<double, string> figure,
        string unitZh, string unitEn, string whatZh, string whatEn, LocalText measure, LocalText remedy)
    {
        if (available is { } there)
            return new Bottleneck(kind, need, there, Filled(need, there, figure, unitZh, unitEn, whatZh, whatEn), remedy);

        var (zh, en) = ($"{figure(need)} {unitZh}".TrimEnd(), $"{figure(need)} {unitEn}".TrimEnd());
        return new Bottleneck(kind, need, null, new($"{whatZh}：需要 {zh}，能提供多少未知。", $"{Upper(whatEn)}: {en} needed; what there is, is unknown."), measure);
    }

    private static LocalText Filled(
        double need, double there, Func<double, string> figure, string unitZh, string unitEn, string whatZh, string whatEn) => new(
        $"{whatZh}：需要 {$"{figure(need)} {unitZh}".TrimEnd()}，有 {figure(there)}，占 {Figure.PercentZh(need / there)}；可承担本负载的 {Figure.Of(there / need)} 倍。",
        $"{Upper(whatEn)}: {$"{figure(need)} {unitEn}".TrimEnd()} of {figure(there)}, {Figure.PercentEn(need / there)}; "
            + $"enough for {Figure.Of(there / need)} times this workload.");

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

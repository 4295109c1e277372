namespace Qa.Domain.Capacity;

/// <summary>The needs of one observation, all of whose figures are known, each with its reason.</summary>
internal sealed class NeedParts
{
    private readonly CapacityObservation _seen;
    private readonly CapacityPolicy _policy;
    private readonly MeasuredThroughput _throughput;

    public NeedParts(CapacityObservation seen, CapacityPolicy policy)
    {
        (_seen, _policy, _throughput) = (seen, policy, seen.Throughput!);
        // The minimum stands against the knee: surviving a loss is worth more than the last call a second.
        Ceiling = Math.Max(policy.MinimumSilos, Math.Min(policy.MaximumSilos, _throughput.BestSilos ?? int.MaxValue));
        Needs = [ForLoad(), ForLoss()];
        if (Needs.All(need => need.Silos < policy.MinimumSilos))
            Needs = Needs.Insert(0, (policy.MinimumSilos, Minimum()));
    }

    /// <summary>Silos and why; null where no number of them is enough.</summary>
    public ImmutableArray<(int? Silos, LocalText Reason)> Needs { get; }

    /// <summary>More silos than this would not help or are not allowed.</summary>
    public int Ceiling { get; }

    /// <summary>The oldest job has waited longer than a backlog may take.</summary>
    public bool Overdue => _seen.Backlog > 0 && _seen.OldestAge > _policy.DrainWithin;

    public LocalText CeilingReason(int? wanted)
    {
        var (zh, en) = wanted is { } count ? ($"需要 {count} 个，但", $"{count} are needed, but ") : ("再多也不够：", "No number is enough: ");
        if (_throughput.Curve is not { } curve || curve.BestSilos is not { } best || best > _policy.MaximumSilos)
            return new LocalText($"{zh}上限是 {_policy.MaximumSilos} 个 silo。", $"{en}at most {Figure.Silos(_policy.MaximumSilos)} are allowed.");

        var knee = ScalingStatement.Knee(curve);
        return new LocalText(
            $"{zh}超过 {Ceiling} 个 silo 没有用。{knee.Zh}请先看数据库（写入、锁、连接）。",
            $"{en}more than {Figure.Silos(Ceiling)} will not help. {knee.En} Look at the database first (writes, locks, connections).");
    }

    public LocalText OverdueReason()
    {
        var (age, within) = (Figure.Time(_seen.OldestAge), Figure.Time(_policy.DrainWithin));
        return new LocalText(
            $"最早的任务已等待 {age.Zh}，超过 {within.Zh}，尽管 silo 数量应当足够：请查看数据库、失败的任务和工作槽；此时不减少。",
            $"The oldest job has waited {age.En}, more than {within.En}, although there should be silos enough: "
                + "look at the database, failing jobs and work slots. None is removed now.");
    }

    private (int?, LocalText) ForLoad()
    {
        var (arrival, backlog) = (_seen.Arrival!.Value, _seen.Backlog!.Value);
        var load = arrival + (backlog / _policy.DrainWithin.TotalSeconds);
        var silos = _throughput.SilosFor(load, _policy.TargetUtilisation, _policy.MaximumSilos);
        var within = Figure.Time(_policy.DrainWithin);
        var zh = backlog == 0 ? "" : $"，要在 {within.Zh}内清完积压 {Figure.Of(backlog)} 通，共 {Figure.Of(load)} 通/秒";
        var en = backlog == 0 ? "" : $", with {Figure.Of(backlog)} waiting calls to be done within {within.En} {Figure.Of(load)} calls/s";
        return (silos, new LocalText(
            $"到达 {Figure.Of(arrival)} 通/秒{zh}；{SourceZh}，利用率 {Figure.PercentZh(_policy.TargetUtilisation)}：{NeededZh(silos)}",
            $"{Figure.Of(arrival)} calls/s arrive{en}; {SourceEn}, {Figure.PercentEn(_policy.TargetUtilisation)} busy: {NeededEn(silos)}"));
    }

    private (int?, LocalText) ForLoss()
    {
        var (peak, losses) = (_seen.PeakArrival!.Value, _policy.ToleratedLosses);
        var silos = _throughput.SilosFor(peak, 1, _policy.MaximumSilos) + losses;
        return (silos, losses == 0
            ? new LocalText(
                $"峰值 {Figure.Of(peak)} 通/秒，{SourceZh}：{NeededZh(silos)}", $"At the peak {Figure.Of(peak)} calls/s arrive; {SourceEn}: {NeededEn(silos)}")
            : new LocalText(
                $"失去 {losses} 个之后，其余的须承担峰值 {Figure.Of(peak)} 通/秒；{SourceZh}：{NeededZh(silos)}",
                $"After losing {losses} the rest must carry the peak of {Figure.Of(peak)} calls/s; {SourceEn}: {NeededEn(silos)}"));
    }

    private LocalText Minimum() =>
        new($"至少保留 {_policy.MinimumSilos} 个 silo。", $"At least {Figure.Silos(_policy.MinimumSilos)} stay.");

    private string SourceZh => (_throughput.Curve is null ? "按利用率推算每个 silo " : "按实测曲线，单个 silo ") + $"{Figure.Of(_throughput.PerSilo)} 通/秒";

    private string SourceEn =>
        $"{Figure.Of(_throughput.PerSilo)} calls/s per silo " + (_throughput.Curve is null ? "by utilisation" : "along the measured curve");

    private static string NeededZh(int? silos) => silos is { } count ? $"需要 {count} 个 silo。" : "再多 silo 也不够。";

    private static string NeededEn(int? silos) => silos is { } count ? $"{Figure.Silos(count)} needed." : "no number of silos is enough.";
}

namespace Qa.Domain.Capacity;

/// <summary>How many silos one observation asks for, before any hold time.</summary>
/// <param name="Silos">Null when it cannot be told.</param>
/// <param name="Reasons">Why, with the figures; the binding ones first. Never empty.</param>
public sealed record CapacityNeed(int? Silos, ImmutableArray<LocalText> Reasons)
{
    /// <summary>The greatest of three: what carries the load (arrival, and the backlog within its time) at the target utilisation;
    /// what carries the peak after losing silos; the minimum. Never beyond the knee or the maximum. A cluster that is already beyond them and needs them
    /// all, or whose backlog is overdue, keeps what it has.</summary>
    public static CapacityNeed Of(CapacityObservation seen, CapacityPolicy policy)
    {
        if (Unknown(seen) is { Length: > 0 } unknown)
            return new CapacityNeed(null, unknown);

        var parts = new NeedParts(seen, policy);
        var reasons = parts.Needs.OrderByDescending(need => need.Silos ?? int.MaxValue).Select(need => need.Reason).ToList();
        var wanted = parts.Needs.Any(need => need.Silos is null) ? null : parts.Needs.Max(need => need.Silos);

        var silos = wanted ?? int.MaxValue;
        if (silos > parts.Ceiling)
        {
            silos = Math.Max(parts.Ceiling, seen.LiveSilos);
            reasons.Insert(0, parts.CeilingReason(wanted));
        }

        if (parts.Overdue && silos <= seen.LiveSilos)
        {
            silos = seen.LiveSilos;
            reasons.Insert(0, parts.OverdueReason());
        }

        return new CapacityNeed(silos, [.. reasons]);
    }

    private static ImmutableArray<LocalText> Unknown(CapacityObservation seen)
    {
        var unknown = ImmutableArray.CreateBuilder<LocalText>();
        if (seen.LiveSilos == 0)
            unknown.Add(new("没有 silo 应答。", "No silo answers."));
        if (seen.Arrival is null || seen.PeakArrival is null)
            unknown.Add(new("到达率未知。", "The arrival rate is unknown."));
        if (seen.Backlog is null)
            unknown.Add(new("积压未知：读不到任务表。", "The backlog is unknown: the job table cannot be read."));
        if (seen.Throughput is null)
        {
            unknown.Add(new(
                "每个 silo 的吞吐量未知：没有测量过，而且目前负载太低，无法由利用率推算。请运行 qa bench cluster。",
                "The throughput of a silo is unknown: never measured, and the load is too low to derive it from utilisation. Run qa bench cluster."));
        }

        return unknown.ToImmutable();
    }
}

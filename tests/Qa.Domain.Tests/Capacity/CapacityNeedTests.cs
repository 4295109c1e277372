using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

public sealed class CapacityNeedTests
{
    // 10 calls/s a silo, 0.7 busy, 30 minutes for a backlog, one loss survived, at least 2 silos.
    private static readonly CapacityPolicy Policy = new();

    public static TheoryData<string, CapacityObservation, int> Needs => new()
    {
        { "load", Some.Observation(arrival: 21, peak: 0), 3 },
        { "load", Some.Observation(arrival: 21.1, peak: 0), 4 },
        { "minimum", Some.Observation(arrival: 0, peak: 0), 2 },
        { "peak after a loss", Some.Observation(arrival: 1, peak: 30), 4 },
        { "peak after a loss", Some.Observation(arrival: 1, peak: 30.1), 5 },
        { "backlog: 12,600 in 1,800 s are 7/s", Some.Observation(arrival: 14, peak: 0, backlog: 12_600), 3 },
        { "the greater", Some.Observation(arrival: 35, peak: 90), 10 },
        { "the curve, not λ alone: 30/1.26 · 0.7 < 17 ≤ 40/1.42 · 0.7", Some.Observation(arrival: 17, peak: 0, throughput: Bent), 4 },
        { "never beyond the knee", Some.Observation(arrival: 60, peak: 0, throughput: Some.WithKnee(5)), 5 },
        { "reaches the knee", Some.Observation(arrival: 19, peak: 0, throughput: Some.WithKnee(5)), 5 },
        { "the minimum stands against the knee", Some.Observation(arrival: 60, peak: 0, throughput: Some.WithKnee(1)), 2 },
        { "beyond the knee and in need: stays", Some.Observation(arrival: 60, peak: 0, live: 7, throughput: Some.WithKnee(5)), 7 },
        { "beyond the knee without need: goes", Some.Observation(arrival: 14, peak: 0, live: 7, throughput: Some.WithKnee(5)), 3 },
        { "the maximum", Some.Observation(arrival: 10_000, peak: 0), 64 },
        { "overdue: nothing is removed", Some.Observation(backlog: 1, oldestMinutes: 31, live: 6), 6 },
        { "in time", Some.Observation(backlog: 1, oldestMinutes: 30, live: 6), 2 },
        { "overdue but more are needed", Some.Observation(arrival: 50, backlog: 1, oldestMinutes: 31, live: 6), 8 },
    };

    private static MeasuredThroughput Bent => MeasuredThroughput.Of(ScalingCurve.Fit(Some.Exact(10, 0.1, 0.01, 1, 2, 3, 4)))!;

    [Theory, MemberData(nameof(Needs))]
    public void Is_the_greatest_of_load_loss_and_minimum(string because, CapacityObservation seen, int silos)
    {
        Assert.NotEmpty(because);
        Assert.Equal(silos, CapacityNeed.Of(seen, Policy).Silos);
    }

    [Fact]
    public void Holds_nothing_in_reserve_for_one_process() =>
        Assert.Equal(1, CapacityNeed.Of(Some.Observation(arrival: 7, peak: 10, live: 1), CapacityPolicy.OneProcess).Silos);

    public static TheoryData<CapacityObservation, string> Unknowns => new()
    {
        { new(Some.Start, 0, 1, 1, 0, TimeSpan.Zero, Some.TenPerSilo), "No silo answers." },
        { new(Some.Start, 2, null, 1, 0, TimeSpan.Zero, Some.TenPerSilo), "The arrival rate is unknown." },
        { new(Some.Start, 2, 1, null, 0, TimeSpan.Zero, Some.TenPerSilo), "The arrival rate is unknown." },
        { new(Some.Start, 2, 1, 1, null, TimeSpan.Zero, Some.TenPerSilo), "The backlog is unknown: the job table cannot be read." },
        {
            new(Some.Start, 2, 1, 1, 0, TimeSpan.Zero, null),
            "The throughput of a silo is unknown: never measured, and the load is too low to derive it from utilisation. Run qa bench cluster."
        },
    };

    [Theory, MemberData(nameof(Unknowns))]
    public void Cannot_be_told_from_what_is_unknown(CapacityObservation seen, string reason)
    {
        var need = CapacityNeed.Of(seen, Policy);

        Assert.Null(need.Silos);
        Assert.Equal(reason, Assert.Single(need.Reasons).En);
    }

    public static TheoryData<CapacityObservation, string[], string[]> Reasons => new()
    {
        {
            Some.Observation(arrival: 14, peak: 50, backlog: 12_600),
            ["失去 1 个之后，其余的须承担峰值 50 通/秒；按利用率推算每个 silo 10 通/秒：需要 6 个 silo。",
             "到达 14 通/秒，要在 30 分钟内清完积压 12,600 通，共 21 通/秒；按利用率推算每个 silo 10 通/秒，利用率 70%：需要 3 个 silo。"],
            ["After losing 1 the rest must carry the peak of 50 calls/s; 10 calls/s per silo by utilisation: 6 silos needed.",
             "14 calls/s arrive, with 12,600 waiting calls to be done within 30 min 21 calls/s; 10 calls/s per silo by utilisation, 70 % busy: 3 silos needed."]
        },
        {
            Some.Observation(arrival: 60, peak: 5, throughput: Some.WithKnee(4)),
            ["再多也不够：超过 4 个 silo 没有用。4 个 silo 时达到最大吞吐量 22.9 通/秒，之后再增加会变慢。请先看数据库（写入、锁、连接）。",
             "到达 60 通/秒；按实测曲线，单个 silo 10 通/秒，利用率 70%：再多 silo 也不够。",
             "失去 1 个之后，其余的须承担峰值 5 通/秒；按实测曲线，单个 silo 10 通/秒：需要 2 个 silo。"],
            ["No number is enough: more than 4 silos will not help. Throughput peaks at 22.9 calls/s with 4 silos; more make it slower. "
                + "Look at the database first (writes, locks, connections).",
             "60 calls/s arrive; 10 calls/s per silo along the measured curve, 70 % busy: no number of silos is enough.",
             "After losing 1 the rest must carry the peak of 5 calls/s; 10 calls/s per silo along the measured curve: 2 silos needed."]
        },
        {
            Some.Observation(arrival: 0, peak: 0, backlog: 3, oldestMinutes: 45),
            ["最早的任务已等待 45 分钟，超过 30 分钟，尽管 silo 数量应当足够：请查看数据库、失败的任务和工作槽；此时不减少。"],
            ["The oldest job has waited 45 min, more than 30 min, although there should be silos enough: "
                + "look at the database, failing jobs and work slots. None is removed now."]
        },
    };

    [Theory, MemberData(nameof(Reasons))]
    public void Gives_its_reasons_with_the_figures_the_binding_one_first(CapacityObservation seen, string[] zh, string[] en)
    {
        var reasons = CapacityNeed.Of(seen, Policy).Reasons;

        Assert.Equal(zh, reasons.Take(zh.Length).Select(reason => reason.Zh));
        Assert.Equal(en, reasons.Take(en.Length).Select(reason => reason.En));
    }

    [Theory]
    [InlineData(0.0, 2, 64, 1)]
    [InlineData(1.1, 2, 64, 1)]
    [InlineData(0.7, 0, 64, 0)]
    [InlineData(0.7, 3, 2, 1)]
    [InlineData(0.7, 2, 64, -1)]
    [InlineData(0.7, 2, 64, 2)]   // losing all of them
    public void Refuses_a_policy_that_contradicts_itself(double target, int minimum, int maximum, int losses) =>
        Assert.ThrowsAny<ArgumentException>(() => new CapacityPolicy(target, minimum, maximum, losses));

    [Fact]
    public void Refuses_to_remove_quicker_than_to_add() =>
        Assert.ThrowsAny<ArgumentException>(() => new CapacityPolicy(addAfter: TimeSpan.FromMinutes(3), removeAfter: TimeSpan.FromMinutes(2)));

    [Fact]
    public void Refuses_observations_that_cannot_be()
    {
        Assert.ThrowsAny<ArgumentException>(() => Some.Observation(arrival: -1));
        Assert.ThrowsAny<ArgumentException>(() => Some.Observation(peak: double.NaN));
        Assert.ThrowsAny<ArgumentException>(() => Some.Observation(backlog: -1));
        Assert.ThrowsAny<ArgumentException>(() => Some.Observation(oldestMinutes: -1));
        Assert.ThrowsAny<ArgumentException>(() => Some.Observation(live: -1));
    }
}

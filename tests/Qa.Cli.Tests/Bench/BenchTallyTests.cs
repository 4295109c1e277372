using Qa.Cli.Bench;

namespace Qa.Cli.Tests.Bench;

public sealed class BenchTallyTests
{
    [Fact]
    public void Reads_percentiles_to_three_digits_and_the_greatest_exactly()
    {
        var latency = Load.Figures(1000, at => (at + 0.01) / 10).All.Latency!; // 1 ms, 2 ms … 1000 ms

        Assert.Equal(1000, latency.Count);
        Assert.Equal([500, 900, 950, 990, 999, 1000], new[] { latency.P50, latency.P90, latency.P95, latency.P99, latency.P999, latency.Max }, (expected, actual) => Math.Abs(expected - actual) <= expected / 1000);
        Assert.Equal(1000, latency.Max);
    }

    [Fact]
    public void Sorts_answers_by_status_and_failures_by_reason_and_keeps_the_first_in_words()
    {
        var answers = new Queue<BenchAnswer>([new(202), new(429, null, "busy"), new(503, null, "down"), new(429), new(null, "connectionError"), BenchAnswer.TimedOut]);

        var figures = Load.Figures(6, _ => 0.1, _ => answers.Dequeue());

        Assert.Equal([("202", 1), ("429", 2), ("503", 1)], figures.Statuses.Select(one => (one.Key, one.Value)));
        Assert.Equal([("connectionError", 1), ("timeout", 1)], figures.Errors.Select(one => (one.Key, one.Value)));
        Assert.Equal(("busy", 1, 5), (figures.FirstProblem, figures.All.Succeeded, figures.All.Failed));
    }

    [Fact]
    public void Leaves_refusals_out_of_the_latency_because_they_are_fast() =>
        Assert.Equal(50, Load.Figures(100, at => at < 5 ? 0.001 : 1, at => new BenchAnswer(at < 5 ? 429 : 202)).All.Latency!.Count);

    [Fact]
    public void Achieves_only_what_is_answered_before_the_end()
    {
        var figures = Load.Figures(100, at => at < 5 ? 0.1 : 20);

        Assert.Equal((10, 5), (figures.OfferedPerSecond, figures.AchievedPerSecond));
    }

    [Fact]
    public void Tells_the_kinds_apart()
    {
        var tally = new BenchTally(Load.Plan());
        foreach (var (id, latency) in new[] { ("slow", 2.0), ("fast", 0.1) })
        {
            var due = Load.Due(0);
            tally.Add(due with { Request = due.Request with { Kind = new BenchKind(id, new(id)) } }, default, TimeSpan.FromSeconds(latency), new BenchAnswer(200));
        }

        Assert.Equal([("fast", 100), ("slow", 2000)], tally.Figures().Kinds.Select(kind => (kind.Kind.Id, kind.Latency!.Max)));
    }

    [Fact]
    public void Blames_the_sending_machine_only_for_its_own_delay()
    {
        var late = LateStarts.None
            .With(Load.Due(1, noticed: 1.5), TimeSpan.FromSeconds(1.5))
            .With(Load.Due(1, boundMet: true), TimeSpan.FromSeconds(3))
            .With(Load.Due(1), TimeSpan.FromSeconds(1.002));

        Assert.Equal(new LateStarts(Count: 2, MaxMs: 2000, BoundMet: 1, SenderLate: 1), late);
    }
}

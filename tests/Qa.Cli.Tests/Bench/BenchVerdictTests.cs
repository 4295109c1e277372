using Qa.Cli.Bench;

namespace Qa.Cli.Tests.Bench;

public sealed class BenchVerdictTests
{
    [Fact]
    public void Keeps_up_when_all_is_answered_and_latency_stays() =>
        Assert.Equal("keeps up", Judged(Load.Figures(100, _ => 0.05)));

    [Fact]
    public void Does_not_when_one_request_fails() =>
        Assert.Equal("does not keep up: 1 of 100 requests failed", Judged(Load.Figures(100, _ => 0.05, at => new BenchAnswer(at is 3 ? 503 : 202))));

    [Fact]
    public void Does_not_when_latency_grows() =>
        Assert.Equal("does not keep up: latency grows: median 100.0 ms in the first half, 300.0 ms in the last", Judged(Load.Figures(500, at => at < 5 ? 0.1 : 0.3)));

    [Fact]
    public void Does_not_when_answers_fall_behind() =>
        Assert.Equal("does not keep up: 5.0 answers a second of 10.0 offered", Judged(Load.Figures(100, _ => 5.05)));

    [Fact]
    public void Does_not_when_nothing_was_due() =>
        Assert.Equal("does not keep up: no request was due, so nothing is known", Judged(Load.Figures(0, _ => 0)));

    [Theory]
    [InlineData(0.100, 0.100, "Stable")]
    [InlineData(0.100, 0.140, "Stable")]
    [InlineData(0.100, 0.160, "Growing")]
    [InlineData(0.160, 0.100, "Falling")]
    [InlineData(0.001, 0.009, "Stable")]    // ninefold, but a pause could be all of it
    public void Compares_the_halves(double first, double last, string trend) =>
        Assert.Equal(trend, $"{Load.Figures(100, at => at < 5 ? first : last).Halves.Trend}");

    [Fact]
    public void Does_not_when_requests_waited_until_the_run_was_over()
    {
        var figures = Load.Figures(100, at => 20 - at, at => at < 1 ? new BenchAnswer(202) : BenchAnswer.NotSent);

        Assert.Equal(LatencyTrend.Growing, figures.Halves.Trend);
        Assert.Contains(": 90 waited for their turn until the run was over", Judged(figures), StringComparison.Ordinal);
    }

    [Fact]
    public void Compares_no_halves_of_few_requests() =>
        Assert.Equal(LatencyTrend.Unknown, Load.Figures(18, at => at).Halves.Trend);

    [Fact]
    public void Says_when_the_bound_was_met_or_the_sender_was_slow()
    {
        var tally = new BenchTally(Load.Plan(atOnce: 3));
        tally.Add(Load.Due(0, boundMet: true), default, default, new BenchAnswer(202));
        tally.Add(Load.Due(0, noticed: 1), default, default, new BenchAnswer(202));

        var notes = BenchVerdict.Of(tally.Figures(), Load.Plan(atOnce: 3)).Notes.Select(note => note.En).ToArray();

        Assert.StartsWith("Requests that found 3 under way and had to wait: 1;", notes[0], StringComparison.Ordinal);
        Assert.StartsWith("Requests that this machine itself began more than 10 ms late: 1;", notes[1], StringComparison.Ordinal);
    }

    private static string Judged(BenchFigures figures)
    {
        var verdict = BenchVerdict.Of(figures, Load.Plan());
        return string.Join(": ", [verdict.Sentence.En, .. verdict.Against.Select(reason => reason.En)]);
    }
}

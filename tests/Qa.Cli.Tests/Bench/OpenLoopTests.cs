using Microsoft.Extensions.Time.Testing;
using Qa.Cli.Bench;

namespace Qa.Cli.Tests.Bench;

public sealed class OpenLoopTests
{
    private static readonly BenchAnswer Fine = new(202);

    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _allDue = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _due;
    private int _sent;
    private int _underWay;
    private int _most;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_what_is_due_and_counts_what_was_due_after_the_warm_up()
    {
        _gate.SetResult();
        var run = Stalled(Load.Plan(perSecond: 10, seconds: 2, warmUp: 1));
        await _begun.Task;

        _clock.Advance(TimeSpan.FromSeconds(3));
        var figures = await run;

        Assert.Equal(30, _sent);
        Assert.Equal(20, figures.Due);
        Assert.Equal(20, figures.Statuses["202"]);
        Assert.Equal(10, figures.OfferedPerSecond);
    }

    [Fact(Timeout = 60_000)] // Else it would wait for ever when it fails.
    public async Task Sends_on_while_nothing_is_answered()
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = new OpenLoop(Load.Plan(), _clock).Run(() => Load.Request(async _ =>
        {
            _begun.TrySetResult();
            if (Interlocked.Increment(ref _sent) == 10)
                all.SetResult();
            await all.Task;
            return Fine;
        }), Stop);
        await _begun.Task;

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(10, (await run.WaitAsync(TestContext.Current.CancellationToken)).All.Succeeded);
    }

    [Fact]
    public async Task Counts_the_wait_behind_a_stalled_server_from_the_intended_time()
    {
        var run = Stalled(Load.Plan(atOnce: 1));
        await _begun.Task;

        _clock.Advance(TimeSpan.FromSeconds(5));
        _gate.SetResult();
        var latency = (await run).All.Latency!;

        // Nine of the ten took no time once they were sent; they were due 0.1 to 0.9 s, and the stall ended at 5 s.
        Assert.Equal(10, latency.Count);
        Assert.Equal(5000, latency.Max);
        Assert.InRange(latency.P50, 4500, 4605);
    }

    [Fact]
    public async Task Never_has_more_under_way_than_stated_and_says_that_the_bound_was_met()
    {
        var run = Stalled(Load.Plan(atOnce: 2));
        await _begun.Task;

        _clock.Advance(TimeSpan.FromSeconds(5));
        await _allDue.Task;
        await Task.Delay(100, Stop); // Time for a third to begin, if one could.
        _gate.SetResult();
        var late = (await run).LateStarts;

        Assert.InRange(_most, 1, 2);
        Assert.Equal(8, late.BoundMet);
        Assert.Equal(9, late.Count);
        Assert.Equal(4900, late.MaxMs);
    }

    [Fact]
    public async Task Gives_up_a_request_that_is_not_answered_and_counts_the_time_it_was_waited_for()
    {
        var run = new OpenLoop(Load.Plan(perSecond: 1, patience: 3), _clock).Run(() => Load.Request(async cancellation =>
        {
            _begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return Fine;
        }), Stop);
        await _begun.Task;

        _clock.Advance(TimeSpan.FromSeconds(3));
        var figures = await run;

        Assert.Equal(1, figures.Errors["timeout"]);
        Assert.Equal(1, figures.All.Failed);
        Assert.Equal(3000, figures.All.Latency!.Max);
    }

    [Fact]
    public async Task Counts_what_could_not_be_sent_until_the_end_instead_of_running_on()
    {
        var run = Stalled(Load.Plan(atOnce: 1, patience: 3));
        await _begun.Task;

        _clock.Advance(TimeSpan.FromSeconds(60));
        _gate.SetResult();
        var figures = await run;

        Assert.Equal(1, _sent);
        Assert.Equal(9, figures.Errors["notSent"]);
        Assert.Equal((10, 10L), (figures.Due, figures.All.Latency!.Count));
    }

    /// <summary>Ten requests, or more, that end when the gate opens.</summary>
    private Task<BenchFigures> Stalled(BenchPlan plan) => new OpenLoop(plan, _clock).Run(
        () =>
        {
            if (++_due == 10)
                _allDue.SetResult();
            return Load.Request(Wait);
        },
        Stop);

    private async Task<BenchAnswer> Wait(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _sent);
        var underWay = Interlocked.Increment(ref _underWay);
        for (var most = _most; underWay > most; most = _most)
            Interlocked.CompareExchange(ref _most, underWay, most);
        _begun.TrySetResult();
        await _gate.Task;
        Interlocked.Decrement(ref _underWay);
        return Fine;
    }
}

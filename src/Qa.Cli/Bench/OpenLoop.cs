using System.Threading.Channels;

namespace Qa.Cli.Bench;

/// <summary>Sends requests at their intended times, whatever became of those before them. Runs once.</summary>
/// <remarks>Latency counts from the intended time. A request that finds <see cref="BenchPlan.AtOnce"/> others under way waits for its
/// turn; that wait is part of its latency and is reported, so that a stalled server cannot hide its stall.</remarks>
internal sealed class OpenLoop(BenchPlan plan, TimeProvider clock)
{
    private readonly BenchTally _tally = new(plan);
    private readonly long _began = clock.GetTimestamp();
    private long _finished;

    /// <param name="next">Makes the next request; asked in order, by one thread at a time.</param>
    public async Task<BenchFigures> Run(Func<BenchRequest> next, CancellationToken cancellation)
    {
        var due = Channel.CreateUnbounded<DueRequest>(new UnboundedChannelOptions { SingleWriter = true });
        var work = Enumerable.Range(0, plan.AtOnce).Select(_ => Task.Run(() => SendAll(due.Reader, cancellation), cancellation));
        await Task.WhenAll([.. work, Task.Run(() => Notice(next, due.Writer, cancellation), cancellation)]);
        return _tally.Figures();
    }

    private TimeSpan Now => clock.GetElapsedTime(_began);

    private async Task Notice(Func<BenchRequest> next, ChannelWriter<DueRequest> due, CancellationToken cancellation)
    {
        try
        {
            long noticed = 0;
            foreach (var at in plan.Arrivals())
            {
                // Whole milliseconds, upwards: a timer cuts fractions off, and a request must not leave before its time.
                if (Math.Ceiling((at - Now).TotalMilliseconds) is > 0 and var wait)
                    await Task.Delay(TimeSpan.FromMilliseconds(wait), clock, cancellation);
                var boundMet = noticed - Interlocked.Read(ref _finished) >= plan.AtOnce;
                noticed++;
                await due.WriteAsync(new DueRequest(next(), at, Now, boundMet), cancellation);
            }
        }
        finally
        {
            due.Complete();
        }
    }

    private async Task SendAll(ChannelReader<DueRequest> due, CancellationToken cancellation)
    {
        await foreach (var one in due.ReadAllAsync(cancellation))
        {
            var start = Now;
            var answer = start > plan.End + plan.Patience ? BenchAnswer.NotSent : await Send(one.Request, cancellation);
            _tally.Add(one, start, Now, answer);
            Interlocked.Increment(ref _finished);
        }
    }

    private async Task<BenchAnswer> Send(BenchRequest request, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(plan.Patience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await request.Send(stop.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return BenchAnswer.TimedOut;
        }
    }
}

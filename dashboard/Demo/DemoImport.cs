using Microsoft.Extensions.Logging;
using Orleans;
using Qa.Contracts.Calls;
using Qa.Domain.Calls;

namespace Qa.Dashboard.Demo;

/// <summary>How far the sample data is.</summary>
/// <param name="Total">0 before the first start.</param>
/// <param name="Error">Why it stopped; starting again goes on, because known calls change nothing.</param>
public sealed record DemoProgress(bool Running, int Done, int Total, Exception? Error)
{
    public static DemoProgress None { get; } = new(false, 0, 0, null);

    public bool Finished => !Running && Error is null && Total > 0 && Done == Total;

    /// <summary>0..100.</summary>
    public double Percent => Total == 0 ? 0 : 100.0 * Done / Total;
}

/// <summary>Where sample calls come from.</summary>
/// <param name="lastDay">The day of the newest call.</param>
public delegate IEnumerable<Call> SampleCalls(DateOnly lastDay);

/// <summary>Loads the sample calls like any other calls: through their grains. One load at a time for the whole process; it goes on
/// when the page that started it is left.</summary>
public sealed partial class DemoImport(IGrainFactory grains, SampleCalls sample, TimeProvider clock, ILogger<DemoImport> log)
{
    // The story happens in China, and its last day is over.
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    // Enough to keep group commit busy on two cores; more only lengthens the queue.
    private const int Parallel = 16;
    private const int NewsEvery = 10;

    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    public DemoProgress Progress { get; private set; } = DemoProgress.None;

    /// <summary>Starts, unless it runs already.</summary>
    /// <returns>Completes with the load; never faults, see <see cref="DemoProgress.Error"/>.</returns>
    public Task Start() => Start(sample(DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(China).DateTime).AddDays(-1)));

    public void Cancel()
    {
        lock (_gate)
            _running?.Cancel();
    }

    internal Task Start(IEnumerable<Call> calls)
    {
        lock (_gate)
        {
            if (_running is not null)
                return Task.CompletedTask;

            _running = new CancellationTokenSource();
        }

        Tell(new DemoProgress(true, 0, 0, null));
        return Task.Run(() => Run(calls, _running));
    }

    private async Task Run(IEnumerable<Call> source, CancellationTokenSource running)
    {
        Exception? failure = null;
        try
        {
            await Submit([.. source], running.Token);
        }
        catch (OperationCanceledException)
        {
            // The person stopped it; what is loaded stays.
        }
        catch (Exception error)
        {
            Failed(log, error);
            failure = error;
        }

        lock (_gate)
        {
            _running = null;
            running.Dispose();
        }

        Tell(Progress with { Running = false, Error = failure });
    }

    private async Task Submit(ImmutableArray<Call> calls, CancellationToken cancellation)
    {
        var done = 0;
        Tell(Progress with { Total = calls.Length });
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation };
        await System.Threading.Tasks.Parallel.ForEachAsync(calls, options, async (call, _) =>
        {
            await grains.GetGrain<ICallGrain>(call.Header.CallId).Submit(call);
            if (Interlocked.Increment(ref done) is var now && (now % NewsEvery == 0 || now == calls.Length))
                Advance(now);
        });
    }

    // Threads finish in any order; the bar must not go back.
    private void Advance(int done)
    {
        lock (_gate)
        {
            if (done <= Progress.Done)
                return;

            Progress = Progress with { Done = done };
        }

        Changed?.Invoke();
    }

    private void Tell(DemoProgress progress)
    {
        lock (_gate)
            Progress = progress;
        Changed?.Invoke();
    }

    [LoggerMessage(LogLevel.Error, "Loading the sample data stopped")]
    private static partial void Failed(ILogger log, Exception error);
}

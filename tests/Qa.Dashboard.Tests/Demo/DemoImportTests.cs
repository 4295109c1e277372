using Microsoft.Extensions.Logging.Abstractions;
using Qa.Dashboard.Demo;

namespace Qa.Dashboard.Tests.Demo;

public sealed class DemoImportTests
{
    private readonly FakeGrains _grains = new();

    [Fact]
    public async Task Submits_every_call_and_counts_up_to_the_end()
    {
        var import = Import();
        var seen = new List<int>();
        import.Changed += () => { lock (seen) seen.Add(import.Progress.Done); };

        await import.Start([.. Enumerable.Range(0, 45).Select(i => Some.Call($"C-{i}"))]);

        Assert.Equal(45, _grains.Calls.Count);
        Assert.True(import.Progress.Finished);
        Assert.Equal(seen.Order(), seen);
    }

    [Fact]
    public async Task Stops_at_a_failure_and_goes_on_when_started_again()
    {
        var import = Import();
        _grains.Failure = new TimeoutException();

        await import.Start([Some.Call()]);
        Assert.IsType<TimeoutException>(import.Progress.Error);
        Assert.False(import.Progress.Running);

        _grains.Failure = null;
        await import.Start([Some.Call()]);
        Assert.True(import.Progress.Finished);
    }

    [Fact]
    public async Task Runs_only_once_at_a_time()
    {
        var import = Import();
        var gate = new TaskCompletionSource();
        var first = import.Start(Slow());

        await import.Start([Some.Call("second")]);
        gate.SetResult();
        await first;

        Assert.Equal(["first"], _grains.Calls.Keys);

        IEnumerable<Qa.Domain.Calls.Call> Slow()
        {
            gate.Task.Wait();
            yield return Some.Call("first");
        }
    }

    private DemoImport Import() => new(_grains, _ => [], TimeProvider.System, NullLogger<DemoImport>.Instance);
}

namespace Qa.Cli.Bench;

/// <summary>Counts the requests of one kind.</summary>
internal sealed class KindTally(BenchKind kind)
{
    private readonly Latencies _latencies = new();
    private int _succeeded;
    private int _failed;

    public void Add(TimeSpan latency, BenchAnswer answer)
    {
        if (answer.Succeeded)
            _succeeded++;
        else
            _failed++;
        if (answer.Succeeded || answer.GivenUp)
            _latencies.Record(latency);
    }

    public KindFigures Figures() => new(kind, _succeeded, _failed, _latencies.Summary());
}

using System.Threading.Channels;
using Qa.Cli.Silo;

namespace Qa.Cli.Calls;

/// <summary>How an import runs.</summary>
/// <param name="Batches">Sent at the same time.</param>
/// <param name="Lines">Calls in a batch, at most; a batch also ends at <see cref="Importer.BatchBytes"/>.</param>
internal sealed record ImportPlan(int Batches, int Lines);

/// <summary>Sends calls in parallel batches. A bad call never stops the good ones; a server that cannot be reached stops all.</summary>
internal sealed class Importer(BatchSender sender, ImportPlan plan, Checkpoint checkpoint, IImportProgress progress, Terminal terminal)
{
    /// <summary>Keeps the memory bounded: batches under way × this.</summary>
    public const int BatchBytes = 4 << 20;

    private readonly Lock _gate = new();
    private readonly List<ImportFailure> _failures = [];
    private ImportTally _tally;

    public async Task<ImportResult> Run(IAsyncEnumerable<SourceLine> lines, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var batches = Channel.CreateBounded<List<SourceLine>>(plan.Batches);
        var work = Enumerable.Range(0, plan.Batches).Select(_ => Stopping(stop, SendAll(batches.Reader, stop.Token))).Append(Stopping(stop, Fill(batches.Writer, lines, stop.Token)));
        string? reason = null;
        try
        {
            await Task.WhenAll(work.ToArray());
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested && error is HttpRequestException or IOException or BusyException or ServerRefusesException or OperationCanceledException)
        {
            reason = Cause ?? error.Message;
        }

        cancellation.ThrowIfCancellationRequested();
        return new ImportResult(_tally, _failures, reason);
    }

    private string? Cause { get; set; }

    // The first failure ends the others; its reason is the one that counts.
    private async Task Stopping(CancellationTokenSource stop, Task work)
    {
        try
        {
            await work;
        }
        catch (Exception error)
        {
            if (error is not OperationCanceledException)
                Cause ??= error.Message;
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task Fill(ChannelWriter<List<SourceLine>> batches, IAsyncEnumerable<SourceLine> lines, CancellationToken cancellation)
    {
        var batch = new List<SourceLine>();
        var bytes = 0;
        long before = 0;
        SourceLine? last = null;
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            if (last is not null && !string.Equals(last.File, line.File, StringComparison.Ordinal))
                before += last.Consumed;
            last = line;
            Move(before + line.Consumed);
            if (!Wanted(line))
                continue;

            batch.Add(line);
            bytes += line.Bytes!.Length;
            if (batch.Count < plan.Lines && bytes < BatchBytes)
                continue;
            await batches.WriteAsync(batch, cancellation);
            batch = [];
            bytes = 0;
        }

        if (batch.Count > 0)
            await batches.WriteAsync(batch, cancellation);
        batches.Complete();
    }

    private bool Wanted(SourceLine line)
    {
        if (line.Problem is { } problem)
        {
            Fail(new ImportFailure(line.Place, null, terminal.Say(problem)));
            return false;
        }

        if (!checkpoint.Has(Checkpoint.KeyOf(line.Bytes!)))
            return true;
        lock (_gate)
            _tally = _tally with { Skipped = _tally.Skipped + 1 };
        return false;
    }

    private async Task SendAll(ChannelReader<List<SourceLine>> batches, CancellationToken cancellation)
    {
        await foreach (var batch in batches.ReadAllAsync(cancellation))
        {
            var acknowledged = new List<(string Key, string CallId)>(batch.Count);
            try
            {
                await sender.Send(batch, answer => Take(answer, acknowledged), cancellation);
            }
            finally
            {
                lock (_gate)
                    checkpoint.Add(acknowledged);
            }
        }
    }

    private void Take(LineAnswer answer, List<(string Key, string CallId)> acknowledged)
    {
        if (answer.Acknowledged)
            acknowledged.Add((Checkpoint.KeyOf(answer.Line.Bytes!), answer.CallId ?? string.Empty));
        lock (_gate)
        {
            _tally = _tally.Count(answer);
            var failure = answer.Acknowledged ? null : new ImportFailure(answer.Line.Place, answer.CallId, answer.Reason!);
            if (failure is not null)
                _failures.Add(failure);
            progress.Report(_tally, failure);
        }
    }

    private void Fail(ImportFailure failure)
    {
        lock (_gate)
        {
            _failures.Add(failure);
            _tally = _tally with { Failed = _tally.Failed + 1 };
            progress.Report(_tally, failure);
        }
    }

    private void Move(long bytes)
    {
        lock (_gate)
        {
            _tally = _tally with { Bytes = bytes };
            progress.Report(_tally, null);
        }
    }
}

using System.Threading.Channels;
using Qa.Domain.Calls;

namespace Qa.Storage.Postgres;

/// <summary>
/// Writes what waits in groups: one transaction, few statements, one flush of the disk for many callers; each hears of its item after the commit.
/// </summary>
/// <remarks>When a group fails for any other reason than the server, its items are tried one by one, so that a bad one fails alone.</remarks>
internal sealed class GroupCommit<T> : IDisposable
{
    /// <summary>How many items may wait; further callers wait for room.</summary>
    private const int QueueLimit = 1024;

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(QueueLimit);
    private readonly GroupWork<T> _work;
    private readonly Task[] _loops;

    /// <param name="loops">While one waits for the disk, another prepares.</param>
    public GroupCommit(GroupWork<T> work, int loops)
    {
        _work = work;
        _loops = [.. Enumerable.Range(0, loops).Select(_ => Task.Run(Loop))];
    }

    /// <summary>Completes after the commit is on disk.</summary>
    /// <param name="cancellation">Gives up only while the item is still waiting; once begun it is finished.</param>
    public async Task Commit(T item, CancellationToken cancellation)
    {
        var waiting = new Waiting(item, cancellation);
        try
        {
            await _queue.Writer.WriteAsync(waiting, cancellation);
        }
        catch (ChannelClosedException error)
        {
            throw new ObjectDisposedException("The store was closed.", error);
        }

        await waiting.Done.Task;
    }

    /// <summary>Finishes what is queued.</summary>
    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
            Task.WaitAll(_loops);
    }

    private async Task Loop()
    {
        var held = new List<Waiting>();
        while (held.Count > 0 || await _queue.Reader.WaitToReadAsync())
        {
            var group = Gather(ref held);
            if (group.Count > 0)
                await Settle(group);
        }
    }

    // Two items of one key need two transactions: the second is held for the next group.
    private List<Waiting> Gather(ref List<Waiting> held)
    {
        var group = new List<Waiting>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var again = new List<Waiting>();
        var weight = 0;
        foreach (var waiting in held)
            Take(waiting);
        while (weight < _work.MostWeight && _queue.Reader.TryRead(out var waiting))
            Take(waiting);
        held = again;
        return group;

        void Take(Waiting waiting)
        {
            if (waiting.Cancellation.IsCancellationRequested && waiting.Done.TrySetCanceled(waiting.Cancellation))
                return;
            if (weight >= _work.MostWeight || !keys.Add(_work.Key(waiting.Item)))
            {
                again.Add(waiting);
                return;
            }

            group.Add(waiting);
            weight += _work.Weight(waiting.Item);
        }
    }

    private async Task Settle(List<Waiting> group)
    {
        try
        {
            var refused = await Attempt(group);
            for (var i = 0; i < group.Count; i++)
                group[i].Settle(refused[i]);
        }
        catch (Exception error) when (group.Count > 1 && _work.Explain(error) is not StorageUnavailableException)
        {
            foreach (var waiting in group)
                await Settle([waiting]);
        }
        catch (Exception error)
        {
            foreach (var waiting in group)
                waiting.Settle(_work.Explain(error));
        }
    }

    // A commit whose answer was lost may have happened; then the second try is told of a conflict, and the caller looks at what is there.
    private async Task<Exception?[]> Attempt(List<Waiting> group)
    {
        var items = group.ConvertAll(waiting => waiting.Item);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await _work.Commit(items);
            }
            catch (Exception error) when (tries < 3 && _work.MayTryAgain(error))
            {
                await Task.Yield();
            }
        }
    }

    private sealed class Waiting(T item, CancellationToken cancellation)
    {
        // Continuations must not run on the loop: they would hold up every other caller.
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public T Item => item;

        public CancellationToken Cancellation => cancellation;

        public void Settle(Exception? refused)
        {
            if (refused is null)
                Done.TrySetResult();
            else
                Done.TrySetException(refused);
        }
    }
}

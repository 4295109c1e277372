using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Qa.Storage.Sqlite;

/// <summary>
/// The one thread that writes. Everything that waits when it turns to the queue goes into one transaction, so that many callers share
/// one flush of the disk; a caller hears of its work only after the commit.
/// </summary>
/// <remarks>An item that fails is rolled back to its own savepoint and leaves its neighbours alone; when the commit fails, all of the group fail.</remarks>
internal sealed class GroupWriter : IDisposable
{
    /// <summary>How many items may wait; further callers wait for room.</summary>
    private const int QueueLimit = 1024;

    private const int GroupLimit = 512;

    /// <summary>A group also ends after this time, so that a few heavy items do not make everyone behind them wait.</summary>
    public static readonly TimeSpan DefaultGroupTime = TimeSpan.FromMilliseconds(50);

    private readonly Channel<WriteItem> _queue = Channel.CreateBounded<WriteItem>(new BoundedChannelOptions(QueueLimit) { SingleReader = true });
    private readonly List<WriteItem> _group = new(GroupLimit);
    private readonly WriteSession _session;
    private readonly string _path;
    private readonly TimeSpan _groupTime;
    private readonly Thread _thread;

    /// <param name="session">Owned from now on.</param>
    /// <param name="path">For error messages.</param>
    public GroupWriter(WriteSession session, string path, TimeSpan groupTime)
    {
        _session = session;
        _path = path;
        _groupTime = groupTime;
        _thread = new Thread(Loop) { IsBackground = true, Name = "qa storage writer" };
        _thread.Start();
    }

    /// <summary>Runs the work in a transaction of its own or together with others. Completes after the commit is on disk.</summary>
    /// <param name="cancellation">Gives up only while the work is still waiting; once begun it is finished.</param>
    public async Task<T> Write<T>(Func<WriteSession, T> work, CancellationToken cancellation)
    {
        var item = new WriteItem<T>(work, cancellation);
        try
        {
            await _queue.Writer.WriteAsync(item, cancellation);
        }
        catch (ChannelClosedException error)
        {
            throw new ObjectDisposedException("The store was closed.", error);
        }

        return await item.Done;
    }

    /// <summary>Finishes what is queued, then ends the thread.</summary>
    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
            _thread.Join();
    }

    private void Loop()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            try
            {
                _session["begin immediate"].Run();
            }
            catch (Exception error)
            {
                FailWaiting(error);
                continue;
            }

            try
            {
                CommitGroup();
            }
            catch (Exception error)
            {
                FailGroup(error);
            }

            _group.Clear();
        }

        _session.Dispose();
    }

    private void CommitGroup()
    {
        var began = Stopwatch.GetTimestamp();
        while (_group.Count < GroupLimit && Stopwatch.GetElapsedTime(began) < _groupTime && _queue.Reader.TryRead(out var item))
        {
            if (!item.Abandoned())
                Attempt(item);
        }

        _session["commit"].Run();
        foreach (var item in _group)
            item.Acknowledge();
    }

    private void Attempt(WriteItem item)
    {
        _session["savepoint item"].Run();
        try
        {
            item.Work(_session);
            _session["release item"].Run();
            _group.Add(item);
        }
        catch (Exception error)
        {
            item.Fail(SqliteErrors.Explain(error, _path));

            // The database may have rolled everything back, as it does when the disk is full: then the neighbours fail too.
            if (!_session.InTransaction)
                throw;

            _session["rollback to item"].Run();
            _session["release item"].Run();
        }
    }

    private void FailGroup(Exception error)
    {
        var explained = SqliteErrors.Explain(error, _path);
        foreach (var item in _group)
            item.Fail(explained);

        if (_session.InTransaction)
            RollBack();
    }

    private void RollBack()
    {
        try
        {
            _session["rollback"].Run();
        }
        catch (SqliteException)
        {
            // The group was failed already; if the connection is beyond help, the next begin says so to the next callers.
        }
    }

    private void FailWaiting(Exception error)
    {
        var explained = SqliteErrors.Explain(error, _path);

        // First take, then tell: what a caller sends after being told has not failed and must be tried.
        var waiting = new List<WriteItem>();
        while (_queue.Reader.TryRead(out var item))
            waiting.Add(item);
        foreach (var item in waiting)
            item.Fail(explained);
    }
}

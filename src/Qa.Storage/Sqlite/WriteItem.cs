namespace Qa.Storage.Sqlite;

/// <summary>Something to write, and whoever waits for it.</summary>
internal abstract class WriteItem
{
    /// <summary>Does the work within the group's transaction. Nobody is told yet: only the commit makes it true.</summary>
    public abstract void Work(WriteSession session);

    /// <summary>Tells the waiting caller that its work is on disk.</summary>
    public abstract void Acknowledge();

    /// <summary>Tells the waiting caller that nothing of its work was kept.</summary>
    public abstract void Fail(Exception error);

    /// <summary>True when the caller gave up before the work began; then the caller has been told.</summary>
    public abstract bool Abandoned();
}

internal sealed class WriteItem<T>(Func<WriteSession, T> work, CancellationToken cancellation) : WriteItem
{
    // Continuations must not run on the writer thread: they would hold up every other caller.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Done => _done.Task;

    public override void Work(WriteSession session) => _result = work(session);

    public override void Acknowledge() => _done.TrySetResult(_result);

    public override void Fail(Exception error) => _done.TrySetException(error);

    public override bool Abandoned() => cancellation.IsCancellationRequested && _done.TrySetCanceled(cancellation);
}

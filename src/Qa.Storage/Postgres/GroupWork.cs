using Npgsql;

namespace Qa.Storage.Postgres;

/// <summary>What <see cref="GroupCommit{T}"/> does with its items.</summary>
internal abstract class GroupWork<T>(PostgresStore store)
{
    /// <summary>A group ends when it is this heavy.</summary>
    public virtual int MostWeight => 512;

    protected PostgresStore Store => store;

    /// <summary>Items of the same key are never in one group.</summary>
    public abstract string Key(T item);

    public virtual int Weight(T item) => 1;

    /// <summary>Writes the items in one transaction and commits it.</summary>
    /// <returns>For each item null, or why nothing of it was written while its neighbours were.</returns>
    /// <exception cref="Exception">Nothing was written.</exception>
    public abstract Task<Exception?[]> Commit(IReadOnlyList<T> items);

    /// <returns>The error as the caller is to see it.</returns>
    public virtual Exception Explain(Exception error) => store.Explain(error);

    /// <summary>Whether the same items may succeed on a second try: a dead connection is replaced; of two transactions that wait for each other the server ends one.</summary>
    public virtual bool MayTryAgain(Exception error)
    {
        if (PostgresErrors.IsLostConnection(error))
        {
            store.Connections.Writers.Clear();
            return true;
        }

        return error is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };
    }
}

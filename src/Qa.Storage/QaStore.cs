using System.Data.Common;
using Qa.Domain.Calls;

namespace Qa.Storage;

/// <summary>Where everything is kept. The queries ask it, whichever database is behind it.</summary>
public abstract class QaStore : IDisposable
{
    /// <summary>For people: the file, or the server and its database. Holds no secrets.</summary>
    public abstract string Place { get; }

    /// <summary>What this database says in its own way.</summary>
    internal abstract Dialect Dialect { get; }

    /// <summary>Proves that a write reaches the disk, by one that says nothing new.</summary>
    /// <exception cref="StorageUnavailableException">It does not.</exception>
    public abstract Task Probe(CancellationToken cancellation = default);

    /// <summary>Finishes what is queued and lets go of the database.</summary>
    public abstract void Dispose();

    /// <summary>Runs a query off the caller's scheduler. It sees everything committed before it began; several statements share one snapshot
    /// within a transaction of <see cref="Snapshot.Of"/>.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be asked.</exception>
    internal abstract Task<T> Read<T>(Func<DbConnection, T> query, CancellationToken cancellation);
}

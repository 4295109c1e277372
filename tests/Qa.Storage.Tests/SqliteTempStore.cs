using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Storage.Calls;
using Qa.Storage.Retention;
using Qa.Storage.Sqlite;
using Qa.Storage.Trends;

namespace Qa.Storage.Tests;

/// <summary>A store in a directory of its own.</summary>
internal sealed class SqliteTempStore : TempStore
{
    private readonly bool _ownsDirectory;

    /// <param name="directory">An existing store to open; null for a new one that is deleted afterwards.</param>
    public SqliteTempStore(string? directory = null)
    {
        _ownsDirectory = directory is null;
        Place = directory ?? Directory.CreateTempSubdirectory("qa-storage-").FullName;
        Database = SqliteStore.Open(new StorageOptions { DataDir = Place });
        var outbox = new SqliteOutbox(Database);
        Outbox = outbox;
        Archive = new SqliteCallArchive(Database, outbox, TimeProvider.System);
        Ledger = new SqliteAgentLedger(Database);
    }

    public override string Place { get; }

    public SqliteStore Database { get; }

    public override QaStore Store => Database;

    public override IOutbox Outbox { get; }

    public override ICallArchive Archive { get; }

    public override IAgentLedger Ledger { get; }

    public override IRetention Retention => new SqliteRetention(Database);

    public override Task Execute(string sql) => Database.Write(session => session[sql].Run(), CancellationToken.None);

    public override void Dispose()
    {
        Database.Dispose();
        if (_ownsDirectory)
            Directory.Delete(Place, recursive: true);
    }
}

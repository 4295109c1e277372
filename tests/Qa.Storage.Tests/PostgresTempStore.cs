using Npgsql;
using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Storage.Calls;
using Qa.Storage.Postgres;
using Qa.Storage.Retention;
using Qa.Storage.Trends;
using Qa.Testing.Postgres;

namespace Qa.Storage.Tests;

/// <summary>A store in a database of its own on the tests' server.</summary>
internal sealed class PostgresTempStore : TempStore
{
    // Creating the schema takes longer than copying it, and there are hundreds of stores.
    private static readonly Lazy<string> Template = new(() =>
    {
        var empty = PrivatePostgres.Shared.CreateDatabase();
        PostgresStore.Open(empty).Dispose();
        return $"template {new NpgsqlConnectionStringBuilder(empty).Database}";
    });

    private readonly bool _ownsDatabase;
    private readonly PostgresCallArchive _archive;
    private readonly PostgresAgentLedger _ledger;

    /// <param name="connectionString">An existing store to open; null for a new one that is deleted afterwards.</param>
    /// <param name="lease">How long entries of the outbox belong to this store. By default any other may take them at once.</param>
    public PostgresTempStore(string? connectionString = null, TimeSpan? lease = null)
    {
        SkipWithoutServer();
        _ownsDatabase = connectionString is null;
        Place = connectionString ?? PrivatePostgres.Shared.CreateDatabase(Template.Value);
        Database = PostgresStore.Open(Place);
        var outbox = new PostgresOutbox(Database, lease ?? TimeSpan.Zero);
        Outbox = outbox;
        Archive = _archive = new PostgresCallArchive(Database, outbox, TimeProvider.System);
        Ledger = _ledger = new PostgresAgentLedger(Database);
    }

    public override string Place { get; }

    public PostgresStore Database { get; }

    public override QaStore Store => Database;

    public override IOutbox Outbox { get; }

    public override ICallArchive Archive { get; }

    public override IAgentLedger Ledger { get; }

    public override IRetention Retention => new PostgresRetention(Database);

    public static void SkipWithoutServer() => Assert.SkipWhen(PostgresPrograms.Missing is not null, PostgresPrograms.Missing ?? "");

    public override async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Place + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public override void Dispose()
    {
        _archive.Dispose();
        _ledger.Dispose();
        Database.Dispose();
        if (_ownsDatabase)
            PrivatePostgres.Shared.DropDatabase(Place);
    }
}

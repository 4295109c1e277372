using DbUp;
using Npgsql;
using Qa.Domain.Calls;

namespace Qa.Storage.Postgres;

/// <summary>Creates and upgrades the schema, one process at a time.</summary>
internal static class PostgresUpgrade
{
    /// <exception cref="StorageUnavailableException">The database cannot hold any text, was written by a newer build, or a script failed.</exception>
    public static void Run(PostgresConnections connections)
    {
        // Held until the connection is closed, however that happens; the others wait and find nothing left to do.
        using var turn = new NpgsqlConnection(connections.Upgrade);
        turn.Open();
        RefuseOtherEncodings(turn, connections.Place);
        using (var wait = new NpgsqlCommand("select pg_advisory_lock($1)", turn) { CommandTimeout = 0, Parameters = { new() { Value = AdvisoryLocks.Upgrade } } })
            wait.ExecuteNonQuery();

        SchemaUpgrade.Run(
            DeployChanges.To.PostgresqlDatabase(connections.Upgrade), "postgres", connections.Place, error => PostgresErrors.Explain(error, connections.Place));
    }

    private static void RefuseOtherEncodings(NpgsqlConnection connection, string place)
    {
        using var ask = new NpgsqlCommand("show server_encoding", connection);
        if (ask.ExecuteScalar() is string encoding and not "UTF8")
        {
            throw new StorageUnavailableException(
                $"The database {place} has the encoding {encoding}, which cannot hold every text.",
                "Create it anew: createdb --encoding=UTF8 --template=template0 NAME.");
        }
    }
}

using System.Data.Common;
using Npgsql;
using Qa.Domain.Calls;

namespace Qa.Storage.Postgres;

/// <summary>The store of a cluster: a PostgreSQL database that any number of silos share.</summary>
public sealed class PostgresStore : QaStore
{
    private readonly SemaphoreSlim _places;

    private PostgresStore(PostgresConnections connections)
    {
        Connections = connections;
        _places = new SemaphoreSlim(PostgresConnections.MostReaders);
        Months = new UtteranceMonths(this);
    }

    /// <summary>Server and database, without the user and the password.</summary>
    public override string Place => Connections.Place;

    internal override Dialect Dialect => Words;

    /// <summary>Replaced by tests that want every word to be frequent.</summary>
    internal PostgresDialect Words { get; set; } = new();

    internal PostgresConnections Connections { get; }

    internal UtteranceMonths Months { get; }

    /// <summary>Connects, and creates or upgrades the schema as needed. Any number of processes may do so at once.</summary>
    /// <param name="connectionString">As in <c>ConnectionStrings:qa</c>.</param>
    /// <exception cref="StorageUnavailableException">The server cannot be reached or used, or its database is of a newer version.</exception>
    public static PostgresStore Open(string connectionString)
    {
        var connections = new PostgresConnections(connectionString);
        try
        {
            PostgresUpgrade.Run(connections);
            return new PostgresStore(connections);
        }
        catch (Exception error)
        {
            connections.Dispose();
            if (PostgresErrors.Explain(error, connections.Place) is StorageUnavailableException explained && !ReferenceEquals(explained, error))
                throw explained;
            throw;
        }
    }

    public override Task Probe(CancellationToken cancellation = default) => Ask(
        async source =>
        {
            await using var command = source.CreateCommand("update probe set at = now()");
            return await command.ExecuteNonQueryAsync(cancellation);
        },
        Connections.Writers);

    public override void Dispose()
    {
        Connections.Dispose();
        _places.Dispose();
    }

    // On a thread of its own, because the shared queries wait for the network: the few threads of the pool belong to the grains.
    internal override async Task<T> Read<T>(Func<DbConnection, T> query, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            return await Ask(
                source => Task.Factory.StartNew(
                    () =>
                    {
                        using var connection = source.OpenConnection();
                        return query(connection);
                    },
                    cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default),
                Connections.Readers);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Asks something that may be asked again: a server that was restarted leaves dead connections behind, and the first to use one must not suffer.</summary>
    internal async Task<T> Ask<T>(Func<NpgsqlDataSource, Task<T>> question, NpgsqlDataSource source)
    {
        try
        {
            try
            {
                return await question(source);
            }
            catch (NpgsqlException error) when (PostgresErrors.IsLostConnection(error))
            {
                source.Clear();
                return await question(source);
            }
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException && Explain(error) is StorageUnavailableException explained)
        {
            throw explained;
        }
    }

    internal Exception Explain(Exception error) => PostgresErrors.Explain(error, Place);
}

using Npgsql;
using Qa.Domain.Calls;

namespace Qa.Storage.Postgres;

/// <summary>The connections of one process. Their number is bounded, so that several silos fit into a server's default of 100.</summary>
internal sealed class PostgresConnections : IDisposable
{
    public const int MostReaders = 12;
    private const int MostWriters = 8;
    private const int MostForOrleans = 8;

    /// <exception cref="StorageUnavailableException">The string cannot be understood, or names no server or no database.</exception>
    public PostgresConnections(string connectionString)
    {
        var given = Parse(connectionString);
        Place = $"{given.Host}:{given.Port}/{given.Database}";

        // A plan for any value would be one for the wrong value: words, agents and days differ too much.
        Readers = Pool(given, MostReaders, pool => pool.MaxAutoPrepare = 0);
        Writers = Pool(given, MostWriters, pool => pool.MaxAutoPrepare = 40);

        // Orleans' clocks are in UTC; some of its times come without saying so.
        Orleans = Pool(given, MostForOrleans, pool => pool.Timezone = "UTC");
        Upgrade = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = "qa upgrade" }.ToString();
    }

    /// <summary>Host, port and database.</summary>
    public string Place { get; }

    public NpgsqlDataSource Readers { get; }

    public NpgsqlDataSource Writers { get; }

    public NpgsqlDataSource Orleans { get; }

    /// <summary>For a connection that is not pooled.</summary>
    public string Upgrade { get; }

    public void Dispose()
    {
        Readers.Dispose();
        Writers.Dispose();
        Orleans.Dispose();
    }

    private static NpgsqlDataSource Pool(NpgsqlConnectionStringBuilder given, int most, Action<NpgsqlConnectionStringBuilder> adjust)
    {
        var settings = new NpgsqlConnectionStringBuilder(given.ToString());
        settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, most);
        settings.MinPoolSize = Math.Min(settings.MinPoolSize, settings.MaxPoolSize);
        settings.ApplicationName ??= "qa";
        adjust(settings);
        return NpgsqlDataSource.Create(settings);
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        NpgsqlConnectionStringBuilder given;
        try
        {
            given = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw Unusable($"is not a connection string of PostgreSQL ({error.Message})", error);
        }

        return string.IsNullOrWhiteSpace(given.Host) ? throw Unusable("names no Host", null)
            : string.IsNullOrWhiteSpace(given.Database) ? throw Unusable("names no Database", null)
            : given;
    }

    private static StorageUnavailableException Unusable(string why, Exception? error) => new(
        $"ConnectionStrings:qa {why}.", "Give it as Host=…;Port=5432;Database=qa;Username=…;Password=… (environment: ConnectionStrings__qa).", error);
}

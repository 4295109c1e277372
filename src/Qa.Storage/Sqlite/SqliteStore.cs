using System.Data.Common;
using DbUp;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;
using Qa.Domain.Calls;

namespace Qa.Storage.Sqlite;

/// <summary>The embedded store: one file, one writer with group commit, any number of readers that never wait for it.</summary>
public sealed class SqliteStore : QaStore
{
    private readonly string _path;
    private readonly FileStream _lock;
    private readonly GroupWriter _writer;
    private readonly string _readers;

    private SqliteStore(string path, FileStream directoryLock, SqliteConnection writer)
    {
        _path = path;
        _lock = directoryLock;
        _writer = new GroupWriter(new WriteSession(writer), path, GroupWriter.DefaultGroupTime);
        _readers = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = true, DefaultTimeout = 5 }.ToString();
    }

    /// <summary>The database file.</summary>
    public override string Place => _path;

    internal override Dialect Dialect => SqliteDialect.Instance;

    /// <summary>Opens the store, creating the directory and upgrading the schema as needed.</summary>
    /// <exception cref="StorageUnavailableException">Another process runs on it, or the file or directory cannot be used; the remedy says what to do.</exception>
    public static SqliteStore Open(StorageOptions options)
    {
        var path = options.DatabasePath;
        var directoryLock = DirectoryLock.Take(path);
        try
        {
            return new SqliteStore(path, directoryLock, OpenWriter(path));
        }
        catch (Exception error)
        {
            directoryLock.Dispose();
            var explained = SqliteErrors.Explain(error, path);
            if (ReferenceEquals(explained, error))
                throw;
            throw explained;
        }
    }

    internal override Task<T> Read<T>(Func<DbConnection, T> query, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                using var connection = new SqliteConnection(_readers);
                connection.Open();
                return query(connection);
            }
            catch (SqliteException error) when (SqliteErrors.Explain(error, _path) is StorageUnavailableException explained)
            {
                throw explained;
            }
        },
        cancellation);

    /// <inheritdoc cref="GroupWriter.Write{T}"/>
    internal Task<T> Write<T>(Func<WriteSession, T> work, CancellationToken cancellation) => _writer.Write(work, cancellation);

    /// <inheritdoc cref="GroupWriter.Write{T}"/>
    internal Task Write(Action<WriteSession> work, CancellationToken cancellation) => _writer.Write(
        session =>
        {
            work(session);
            return true;
        },
        cancellation);

    public override Task Probe(CancellationToken cancellation = default) => Write(session => { session["pragma user_version = 1"].Run(); }, cancellation);

    public override void Dispose()
    {
        _writer.Dispose();
        using (var connection = new SqliteConnection(_readers))
            SqliteConnection.ClearPool(connection);
        _lock.Dispose();
    }

    private static SqliteConnection OpenWriter(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            connection.Open();
            using var settings = connection.CreateCommand();
            // FULL: the log is flushed on every commit, so that what was acknowledged survives a power cut and not only a crash.
            settings.CommandText = """
                pragma busy_timeout = 5000;
                pragma journal_mode = wal;
                pragma synchronous = full;
                pragma cache_size = -65536;
                pragma journal_size_limit = 67108864;
                pragma wal_autocheckpoint = 4000;
                """;
            settings.ExecuteNonQuery();
            SchemaUpgrade.Run(
                DeployChanges.To.SqliteDatabase(new SharedConnection(connection)), "sqlite", path, error => SqliteErrors.Explain(error, path));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

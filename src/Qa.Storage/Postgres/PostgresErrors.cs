using System.Net.Sockets;
using Npgsql;
using Qa.Domain.Calls;

namespace Qa.Storage.Postgres;

/// <summary>Turns what the server or the network says into what a person can do.</summary>
internal static class PostgresErrors
{
    private const string CheckSetting = "correct ConnectionStrings:qa (environment: ConnectionStrings__qa)";

    /// <returns>The error to throw: a <see cref="StorageUnavailableException"/> where a person can help, else the error itself.</returns>
    public static Exception Explain(Exception error, string place) => error switch
    {
        PostgresException refused => Explain(refused, place),
        NpgsqlException { InnerException: SocketException network } => new StorageUnavailableException(
            $"PostgreSQL at {place} cannot be reached ({network.Message}).", $"Start it, or {CheckSetting}.", error),
        NpgsqlException { InnerException: TimeoutException } => new StorageUnavailableException(
            $"PostgreSQL at {place} did not answer in time, or all connections were busy ({error.Message}).",
            "Look at the server's load; it is tried again with the next call.", error),
        NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: IOException } => new StorageUnavailableException(
            $"The connection to PostgreSQL at {place} was lost ({error.InnerException?.Message ?? error.Message}).",
            "Send it again; if that fails too, look whether the server runs.", error),
        TimeoutException => new StorageUnavailableException($"PostgreSQL at {place} did not answer in time.", "Look at the server's load.", error),
        _ => error,
    };

    /// <summary>Whether the connection is gone, so that what was asked may be asked again on another.</summary>
    public static bool IsLostConnection(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        PostgresException => false,
        NpgsqlException { InnerException: IOException or SocketException or ObjectDisposedException or EndOfStreamException } => true,
        _ => false,
    };

    private static Exception Explain(PostgresException error, string place)
    {
        return error.SqlState switch
        {
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => Unavailable(
                "is shutting down or starting", "Wait until it is back, then send it again."),
            PostgresErrorCodes.DiskFull => Unavailable("has a full disk; nothing of this write was kept", "Free disk space on the database server, then send it again."),
            PostgresErrorCodes.OutOfMemory => Unavailable("is out of memory", "Give the database server more memory, or fewer connections."),
            PostgresErrorCodes.TooManyConnections => Unavailable(
                "accepts no more connections", "Raise max_connections on the server, or lower 'Maximum Pool Size' in ConnectionStrings:qa."),
            PostgresErrorCodes.ReadOnlySqlTransaction => Unavailable("is read-only", $"Connect to the primary server: {CheckSetting}."),
            PostgresErrorCodes.IoError => Unavailable("has trouble with its disk", "Check the disk; the server's log tells more."),
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => Unavailable(
                "refuses the user or the password", $"Please {CheckSetting}."),
            PostgresErrorCodes.InvalidCatalogName => Unavailable("has no such database", $"Create it (createdb --encoding=UTF8), or {CheckSetting}."),
            PostgresErrorCodes.InsufficientPrivilege => Unavailable("does not let this user do that", "Make the user of ConnectionStrings:qa the owner of the database."),
            PostgresErrorCodes.QueryCanceled => Unavailable("gave up a statement that took too long", "Look at the server's load and its statement_timeout."),
            PostgresErrorCodes.LockNotAvailable => Unavailable("has a lock held by another program", "End the program that holds it, then send it again."),
            _ => error,
        };

        StorageUnavailableException Unavailable(string what, string remedy) =>
            new($"PostgreSQL at {place} {what} ({error.MessageText}).", remedy, error);
    }
}

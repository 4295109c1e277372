using Microsoft.Data.Sqlite;
using Qa.Domain.Calls;
using static SQLitePCL.raw;

namespace Qa.Storage.Sqlite;

/// <summary>Turns what the database or the file system says into what a person can do.</summary>
internal static class SqliteErrors
{
    /// <returns>The error to throw: a <see cref="StorageUnavailableException"/> where a person can help, else the error itself.</returns>
    public static Exception Explain(Exception error, string path) => error switch
    {
        SqliteException sqlite => Explain(sqlite, path),
        UnauthorizedAccessException => new StorageUnavailableException(
            $"The directory of {path} cannot be written.", "Give the user that runs this process write access to it, or set Qa:DataDir to another directory.", error),
        IOException { HResult: NoSpaceLeft } => DiskFull(path, error),
        _ => error,
    };

    // ENOSPC, as .NET reports it on Unix.
    private const int NoSpaceLeft = 28;

    private static Exception Explain(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        SQLITE_FULL => DiskFull(path, error),
        SQLITE_BUSY or SQLITE_LOCKED => new StorageUnavailableException(
            $"The database {path} is locked by another program.", "Close the program that has it open (a database browser, a backup), then try again.", error),
        SQLITE_READONLY => new StorageUnavailableException(
            $"The database {path} is read-only.", "Give the user that runs this process write access to the file and its directory.", error),
        SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH => new StorageUnavailableException(
            $"The database {path} cannot be opened.", "Check that the directory exists and that this user may read and write it, or set Qa:DataDir to another directory.", error),
        SQLITE_CORRUPT or SQLITE_NOTADB => new StorageUnavailableException(
            $"The file {path} is damaged or is not a database ({error.Message})", "Restore it from a backup, or move it away to start with an empty store.", error),
        SQLITE_IOERR => new StorageUnavailableException(
            $"The disk that holds {path} answered with an error ({error.Message})", "Check the disk and its free space; the system's log tells more.", error),
        _ => error,
    };

    private static StorageUnavailableException DiskFull(string path, Exception error) => new(
        $"The disk that holds {path} is full; nothing of this write was kept.", "Free disk space, then send it again.", error);
}

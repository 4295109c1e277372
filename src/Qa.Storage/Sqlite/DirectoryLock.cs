using Qa.Domain.Calls;

namespace Qa.Storage.Sqlite;

/// <summary>Holds a data directory for one process. The system lets go of it when the process ends, however it ends.</summary>
internal static class DirectoryLock
{
    /// <exception cref="StorageUnavailableException">Another process holds it, or it cannot be written.</exception>
    public static FileStream Take(string databasePath)
    {
        var path = databasePath + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new StorageUnavailableException(
                $"Another process already runs on {databasePath}.",
                "Stop it first, or give this one its own directory with Qa:DataDir (environment: Qa__DataDir).", error);
        }
        catch (IOException error)
        {
            throw new StorageUnavailableException(
                $"The directory of {databasePath} cannot be used: {error.Message}",
                "Set Qa:DataDir (environment: Qa__DataDir) to a directory that can be created and written.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw SqliteErrors.Explain(error, databasePath);
        }
    }
}

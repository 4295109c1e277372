using Microsoft.Data.Sqlite;

namespace Qa.Storage.Sqlite;

/// <summary>Looks at a database file from outside, without opening the store.</summary>
public static class DatabaseCheck
{
    /// <summary>Whether a running silo holds the file. It holds it for as long as it runs.</summary>
    public static bool IsInUse(string path)
    {
        var held = path + ".lock";
        if (!File.Exists(held))
            return false;
        try
        {
            using var file = new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Runs SQLite's quick check.</summary>
    /// <returns>Null when the file is whole, else what SQLite found.</returns>
    public static string? Damage(string path)
    {
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
            connection.Open();
            using var examine = connection.CreateCommand();
            examine.CommandText = "pragma quick_check(1)";
            var answer = examine.ExecuteScalar() as string;
            return answer is "ok" ? null : answer ?? "no answer";
        }
        catch (SqliteException error)
        {
            return error.Message;
        }
    }
}

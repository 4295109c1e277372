using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Qa.Storage.Sqlite;

/// <summary>A prepared statement that is bound and run again and again by the writer thread. Not thread-safe.</summary>
/// <remarks>Bypasses <see cref="SqliteCommand"/>, which looks up and boxes every parameter on every run: a call has hundreds of them.</remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(sqlite3_prepare_v3(database, sql, SQLITE_PREPARE_PERSISTENT, out _statement), database);
    }

    /// <param name="position">1-based.</param>
    public Statement Bind(int position, long value) => Check(sqlite3_bind_int64(_statement, position, value));

    public Statement Bind(int position, long? value) => value is { } number ? Bind(position, number) : Null(position);

    public Statement Bind(int position, double? value) =>
        value is { } number ? Check(sqlite3_bind_double(_statement, position, number)) : Null(position);

    public Statement Bind(int position, ReadOnlySpan<byte> blob) => Check(sqlite3_bind_blob(_statement, position, blob));

    /// <summary>Text in its stored form, so that nothing of it is lost.</summary>
    public Statement Bind(int position, string? text)
    {
        if (text is null)
            return Null(position);

        var stored = StoredText.Encode(text);
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(stored.Length));
        var length = Encoding.UTF8.GetBytes(stored, buffer);
        var result = sqlite3_bind_text(_statement, position, buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return Check(result);
    }

    /// <summary>Runs a statement that answers no rows.</summary>
    /// <returns>The number of rows it changed.</returns>
    public int Run()
    {
        var result = sqlite3_step(_statement);
        try
        {
            if (result != SQLITE_DONE)
                SqliteException.ThrowExceptionForRC(result, _database);
            return sqlite3_changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs a query and reads its first row.</summary>
    /// <returns>The default where there is no row.</returns>
    public T? First<T>(Func<Statement, T> read)
    {
        var result = sqlite3_step(_statement);
        try
        {
            if (result == SQLITE_ROW)
                return read(this);
            if (result != SQLITE_DONE)
                SqliteException.ThrowExceptionForRC(result, _database);
            return default;
        }
        finally
        {
            Reset();
        }
    }

    /// <param name="column">0-based.</param>
    public long Long(int column) => sqlite3_column_int64(_statement, column);

    public void Dispose() => _statement.Dispose();

    private Statement Null(int position) => Check(sqlite3_bind_null(_statement, position));

    private Statement Check(int result)
    {
        if (result != SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, _database);
        return this;
    }

    // The result repeats the step's error, which was thrown already.
    private void Reset()
    {
        sqlite3_reset(_statement);
        sqlite3_clear_bindings(_statement);
    }
}

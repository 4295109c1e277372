using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Qa.Storage.Sqlite;

/// <summary>The writer's connection with its prepared statements. Used by the writer thread alone.</summary>
internal sealed class WriteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    /// <summary>False after the database itself has rolled the transaction back, as it may when the disk is full.</summary>
    public bool InTransaction => sqlite3_get_autocommit(connection.Handle) == 0;

    public long LastInsertedId => sqlite3_last_insert_rowid(connection.Handle);

    /// <summary>The statement, prepared on first use. The text must be a constant: it is never forgotten.</summary>
    public Statement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement))
                _statements.Add(sql, statement = new Statement(connection.Handle!, sql));
            return statement;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        connection.Dispose();
    }
}

using Dapper;
using Microsoft.Data.Sqlite;
using Qa.Storage.Calls;

namespace Qa.Benchmarks.Calls;

/// <summary>The rows of a store's calls, copied into another one of the same schema by nothing but prepared inserts and group commits.</summary>
internal sealed class RawInsertion
{
    private static readonly string[] Tables = ["calls", "transcripts", "utterances", "assessments", "call_hits", "outbox"];

    private readonly List<Rows> _calls;

    private RawInsertion(List<Rows> calls) => _calls = calls;

    public int Calls => _calls.Count;

    /// <summary>Reads everything into memory; the words of the index, which keeps no content, are cut again.</summary>
    public static RawInsertion ReadFrom(string path)
    {
        using var connection = Open(path);
        var calls = new List<Rows>();
        foreach (var (no, callId) in connection.Query<(long, string)>("select no, call_id from calls order by no").AsList())
        {
            var rows = new Dictionary<string, object[][]>(StringComparer.Ordinal);
            foreach (var table in Tables)
            {
                var key = table is "calls" ? "no = @no" : table is "outbox" ? "json_extract(fact, '$.call') = @callId" : "call_no = @no";
                rows[table] = ReadAll(connection, $"select * from {table} where {key}", new { no, callId });
            }

            var words = SearchText.Document(rows["utterances"].Select(row => (string)row[4]));
            calls.Add(new Rows(no, words, rows));
        }

        return new RawInsertion(calls);
    }

    /// <param name="path">A fresh store that nobody has open.</param>
    /// <param name="group">Calls per transaction.</param>
    public void InsertInto(string path, int group)
    {
        using var connection = Open(path);
        connection.Execute("pragma synchronous = full; pragma cache_size = -65536; pragma wal_autocheckpoint = 4000");
        var inserts = Tables.ToDictionary(table => table, table => Prepare(connection, table, _calls[0].ByTable[table]), StringComparer.Ordinal);
        using var index = Prepare(connection, "call_text (rowid, words)", 2);
        foreach (var chunk in _calls.Chunk(group))
        {
            using var transaction = connection.BeginTransaction();
            foreach (var call in chunk)
            {
                foreach (var table in Tables)
                    foreach (var row in call.ByTable[table])
                        Run(inserts[table], transaction, row);
                Run(index, transaction, [call.No, call.Words]);
            }

            transaction.Commit();
        }

        foreach (var insert in inserts.Values)
            insert.Dispose();
    }

    private static object[][] ReadAll(SqliteConnection connection, string sql, object parameters)
    {
        using var reader = connection.ExecuteReader(sql, parameters);
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return [.. rows];
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string table, object[][] sample) =>
        Prepare(connection, table, sample.Length > 0 ? sample[0].Length : connection.ExecuteScalar<int>($"select count(*) from pragma_table_info('{table}')"));

    private static SqliteCommand Prepare(SqliteConnection connection, string table, int columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"insert into {table} values ({string.Join(", ", Enumerable.Range(1, columns).Select(i => $"${i}"))})";
        for (var i = 1; i <= columns; i++)
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        return command;
    }

    private static void Run(SqliteCommand insert, SqliteTransaction transaction, object[] row)
    {
        insert.Transaction = transaction;
        for (var i = 0; i < row.Length; i++)
            insert.Parameters[i].Value = row[i];
        insert.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private sealed record Rows(long No, string Words, Dictionary<string, object[][]> ByTable);
}

using Npgsql;

namespace Qa.Benchmarks.Calls;

/// <summary>The rows of a PostgreSQL store's calls, copied into another one of the same schema by nothing but COPY, in one transaction.</summary>
internal sealed class CopyInsertion
{
    private static readonly string[] Tables = ["calls", "transcripts", "utterances", "assessments", "call_hits", "call_text", "agents", "teams", "outbox"];

    private readonly List<(string Table, byte[] Rows)> _tables;

    private CopyInsertion(List<(string Table, byte[] Rows)> tables) => _tables = tables;

    /// <summary>Reads everything into memory, in the server's own binary form.</summary>
    public static async Task<CopyInsertion> ReadFrom(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var tables = new List<(string, byte[])>();
        foreach (var table in Tables)
        {
            using var rows = new MemoryStream();
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy (select * from {table}) to stdout (format binary)");
            await copy.CopyToAsync(rows);
            tables.Add((table, rows.ToArray()));
        }

        return new CopyInsertion(tables);
    }

    public async Task InsertInto(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (table, rows) in _tables)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)");
            await copy.WriteAsync(rows);
        }

        await transaction.CommitAsync();
    }
}

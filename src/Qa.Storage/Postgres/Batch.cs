using Npgsql;

namespace Qa.Storage.Postgres;

/// <summary>Statements with whole columns as parameters ($1, $2, …), sent together.</summary>
internal static class Batch
{
    // The first value apart: a lone array must not be taken for the list of values.
    public static void Add(this NpgsqlBatch batch, string sql, object first, params object[] others) => batch.AddAll(sql, [first, .. others]);

    public static void AddAll(this NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

    /// <summary>A column of texts in their stored form.</summary>
    public static string?[] Texts<T>(this IReadOnlyCollection<T> rows, Func<T, string?> text) =>
        [.. rows.Select(row => text(row) is { } value ? StoredText.Encode(value) : null)];

    public static TValue[] Column<T, TValue>(this IReadOnlyCollection<T> rows, Func<T, TValue> value) => [.. rows.Select(value)];
}

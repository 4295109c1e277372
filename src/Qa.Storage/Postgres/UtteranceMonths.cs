using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Qa.Storage.Postgres;

/// <summary>The partitions of the utterances: one for each month (UTC) in which a call began, created when the first of its calls arrives.</summary>
internal sealed class UtteranceMonths(PostgresStore store)
{
    private readonly ConcurrentDictionary<int, bool> _there = new();

    /// <returns>Such as 202611.</returns>
    public static int Of(DateTimeOffset startedAt) => (startedAt.UtcDateTime.Year * 100) + startedAt.UtcDateTime.Month;

    public static string Table(int month) => string.Create(CultureInfo.InvariantCulture, $"utterances_{month:000000}");

    /// <summary>Creates what is missing, in a transaction of its own. Safe with any number of silos.</summary>
    public async Task Ensure(IEnumerable<int> months)
    {
        foreach (var month in months)
        {
            if (!_there.ContainsKey(month))
            {
                await Create(month);
                _there[month] = true;
            }
        }
    }

    /// <summary>After a month turned out to be gone: whatever was known is looked at again.</summary>
    public void Forget() => _there.Clear();

    private async Task Create(int month)
    {
        await using var connection = await store.Connections.Writers.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var turn = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection)
        {
            Parameters = { new() { Value = AdvisoryLocks.Months } },
        };
        await turn.ExecuteNonQueryAsync();

        // Asked after the lock was taken: until then another silo may have been creating it.
        await using var ask = new NpgsqlCommand("select to_regclass($1) is null", connection) { Parameters = { new() { Value = Table(month) } } };
        if (await ask.ExecuteScalarAsync() is true)
        {
            // Created apart and then attached, because that does not lock out readers and writers of the other months.
            await using var create = new NpgsqlCommand($"""
                create table {Table(month)} (like utterances including defaults including constraints);
                alter table utterances attach partition {Table(month)} for values in ({month})
                """, connection);
            await create.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }
}

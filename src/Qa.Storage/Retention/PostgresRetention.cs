using Npgsql;
using Qa.Storage.Postgres;

namespace Qa.Storage.Retention;

/// <summary>One process of the cluster at a time. Months of utterances in which no call is left are dropped.</summary>
internal sealed class PostgresRetention(PostgresStore store) : IRetention
{
    private const int AtOnce = 2_000;

    public async Task<int?> DeleteCallsBefore(DateTimeOffset moment, CancellationToken cancellation)
    {
        // Not from the pool: the lock belongs to the connection and goes with it, however this ends.
        await using var connection = new NpgsqlConnection(store.Connections.Upgrade);
        try
        {
            await connection.OpenAsync(cancellation);
            if (await Ask(connection, "select pg_try_advisory_lock($1)", cancellation, AdvisoryLocks.Retention) is not true)
                return null;

            await Remember(connection, moment.UtcTicks, cancellation);
            var deleted = 0;
            while (await Delete(connection, moment, cancellation) is > 0 and var some)
                deleted += some;
            await DropMonths(connection, UtteranceMonths.Of(moment), cancellation);
            return deleted;
        }
        catch (NpgsqlException error)
        {
            throw store.Explain(error);
        }
    }

    private static async Task Remember(NpgsqlConnection connection, long moment, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("delete from retention where before_utc <= $1", moment);
        batch.Add("insert into retention (before_utc) select $1 where not exists (select 1 from retention)", moment);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Deletes some whole calls in one statement. Their utterances go with the month, where the month goes.</summary>
    private static async Task<int> Delete(NpgsqlConnection connection, DateTimeOffset moment, CancellationToken cancellation) => (int)(long)(await Ask(
        connection,
        $"""
        with old as (
          select no from calls
          where started_local < $2 and started_local - started_offset * {TimeSpan.TicksPerMinute} < $1
          order by started_local limit {AtOnce} for update),
        hits as (delete from call_hits where call_no in (select no from old)),
        texts as (delete from call_text where call_no in (select no from old)),
        judged as (delete from assessments where call_no in (select no from old)),
        heads as (delete from transcripts where call_no in (select no from old) returning call_no, version, month),
        lines as (delete from utterances u using heads h where u.call_no = h.call_no and u.transcript_version = h.version and u.month = h.month and h.month >= $3),
        gone as (delete from calls where no in (select no from old) returning 1)
        select count(*) from gone
        """,
        cancellation, moment.UtcTicks, moment.AddHours(14).UtcTicks, UtteranceMonths.Of(moment)))!;

    private static async Task DropMonths(NpgsqlConnection connection, int first, CancellationToken cancellation)
    {
        foreach (var month in await Months(connection, cancellation))
        {
            if (month < first)
                await Drop(connection, month, cancellation);
        }
    }

    private static async Task<List<int>> Months(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            "select substring(c.relname from 12)::int from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'utterances'::regclass", connection);
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        var months = new List<int>();
        while (await rows.ReadAsync(cancellation))
            months.Add(rows.GetInt32(0));
        return months;
    }

    // A call that began anew later keeps its older transcripts: their month stays, without the calls that are gone.
    private static async Task Drop(NpgsqlConnection connection, int month, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Ask(connection, "select pg_advisory_xact_lock($1)", cancellation, AdvisoryLocks.Months);

        // Nobody writes while the month is looked at; a late import waits, and creates it again. Readers wait too, so not for long.
        await Ask(connection, "set local lock_timeout = '10s'", cancellation);
        await Ask(connection, "lock table utterances in access exclusive mode", cancellation);
        var inUse = await Ask(connection, "select exists (select 1 from transcripts where month = $1)", cancellation, month) is true;
        await Ask(
            connection,
            inUse
                ? $"delete from {UtteranceMonths.Table(month)} u where not exists (select 1 from transcripts t where t.call_no = u.call_no and t.version = u.transcript_version)"
                : $"drop table {UtteranceMonths.Table(month)}",
            cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync(cancellation);
    }
}

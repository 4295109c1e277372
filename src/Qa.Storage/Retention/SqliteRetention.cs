using Dapper;
using Qa.Storage.Sqlite;

namespace Qa.Storage.Retention;

internal sealed class SqliteRetention(SqliteStore store) : IRetention
{
    // A group of the writer waits for one of these: few enough that no caller notices.
    private const int AtOnce = 100;

    public async Task<int?> DeleteCallsBefore(DateTimeOffset moment, CancellationToken cancellation)
    {
        await store.Write(session => Remember(session, moment.UtcTicks), cancellation);
        var deleted = 0;
        while (await Old(moment, cancellation) is { Count: > 0 } numbers)
        {
            await store.Write(session => Delete(session, numbers), cancellation);
            deleted += numbers.Count;
        }

        return deleted;
    }

    // Local time is at most 14 hours ahead of UTC: this far the index on it helps.
    private Task<List<long>> Old(DateTimeOffset moment, CancellationToken cancellation) => store.Read(
        connection => connection.Query<long>(
            $"""
            select no from calls
            where started_local < @latest and started_local - started_offset * {TimeSpan.TicksPerMinute} < @moment
            order by started_local limit {AtOnce}
            """,
            new { moment = moment.UtcTicks, latest = moment.AddHours(14).UtcTicks }).AsList(),
        cancellation);

    private static void Remember(WriteSession session, long moment)
    {
        session["delete from retention where before_utc <= ?1"].Bind(1, moment).Run();
        session["insert into retention (before_utc) select ?1 where not exists (select 1 from retention)"].Bind(1, moment).Run();
    }

    private static void Delete(WriteSession session, List<long> numbers)
    {
        foreach (var no in numbers)
        {
            session["delete from call_hits where call_no = ?1"].Bind(1, no).Run();
            session["delete from call_text where rowid = ?1"].Bind(1, no).Run();
            session["delete from assessments where call_no = ?1"].Bind(1, no).Run();
            session["delete from utterances where call_no = ?1"].Bind(1, no).Run();
            session["delete from transcripts where call_no = ?1"].Bind(1, no).Run();
            session["delete from calls where no = ?1"].Bind(1, no).Run();
        }
    }
}

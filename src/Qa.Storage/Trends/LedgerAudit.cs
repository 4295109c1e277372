using System.Data.Common;
using Dapper;
using Qa.Domain.Trends;
using Qa.Storage.Calls;

namespace Qa.Storage.Trends;

/// <summary>A day of an agent whose kept tally is not what its calls add up to.</summary>
public sealed record LedgerDifference(string AgentId, string? TeamId, DateOnly Day, Tally Recounted, Tally Kept);

/// <summary>The outcome of a recount.</summary>
/// <param name="Undelivered">Facts that wait in the outbox; while there are any, differences are expected.</param>
public sealed record LedgerRecount(int Calls, int Undelivered, ImmutableArray<LedgerDifference> Differences);

/// <summary>Counts every agent's days again from the kept assessments, and compares, except for days whose calls were deleted for their age.</summary>
public sealed class LedgerAudit(QaStore store)
{
    /// <summary>Reads every call once, from one snapshot: seconds per ten thousand calls.</summary>
    public Task<LedgerRecount> Recount(CancellationToken cancellation = default) =>
        store.Read(connection => Recount(connection, cancellation), cancellation);

    private static LedgerRecount Recount(DbConnection connection, CancellationToken cancellation)
    {
        using var snapshot = Snapshot.Of(connection);
        var (calls, recounted) = FromCalls(connection, snapshot, cancellation);
        var kept = DayRows.Query(connection, "1 = 1", null, snapshot).ToDictionary(day => new Key(day.Agent, day.Team, day.Day), day => day.Tally);
        var undelivered = connection.ExecuteScalar<int>("select count(*) from outbox", transaction: snapshot);
        var firstDay = FirstDay(connection, snapshot);
        var differences = recounted.Keys.Union(kept.Keys)
            .Where(key => key.Day >= firstDay)
            .Select(key => new LedgerDifference(
                key.Agent, key.Team, key.Day, recounted.GetValueOrDefault(key, Tally.Empty), kept.GetValueOrDefault(key, Tally.Empty)))
            .Where(pair => !Same(pair.Recounted, pair.Kept))
            .OrderBy(pair => pair.AgentId, StringComparer.Ordinal).ThenBy(pair => pair.Day).ThenBy(pair => pair.TeamId, StringComparer.Ordinal);
        return new LedgerRecount(calls, undelivered, [.. differences]);
    }

    // Calls of earlier days were deleted, or may have been: a day begins up to 14 hours before that of UTC and ends up to 12 after it.
    private static DateOnly FirstDay(DbConnection connection, DbTransaction snapshot) =>
        connection.QuerySingleOrDefault<long?>("select before_utc from retention", transaction: snapshot) is { } moment
            ? DateOnly.FromDateTime(new DateTime(moment)).AddDays(1)
            : DateOnly.MinValue;

    private static (int Calls, Dictionary<Key, Tally> Days) FromCalls(DbConnection connection, DbTransaction snapshot, CancellationToken cancellation)
    {
        var calls = 0;
        var days = new Dictionary<Key, Tally>();
        var rows = connection.Query<Row>("""
            select t.header as Header, a.report as Report
            from calls c
            join transcripts t on t.call_no = c.no and t.version = c.transcript_version
            join assessments a on a.call_no = c.no and a.version = c.assessment_version
            """, transaction: snapshot, buffered: false);
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var fact = CallFact.Of(CallPayload.ReadHeader(row.Header), CallPayload.ReadAssessment(row.Report));
            var key = new Key(fact.AgentId, fact.TeamId, fact.Day);
            days[key] = days.GetValueOrDefault(key, Tally.Empty).Add(fact.Contribution!);
            calls++;
        }

        return (calls, days);
    }

    private static bool Same(Tally left, Tally right) =>
        left.Total == right.Total && left.Vetoed == right.Vetoed
        && left.Dimensions.SequenceEqual(right.Dimensions) && left.Rules.SequenceEqual(right.Rules);

    private readonly record struct Key(string Agent, string? Team, DateOnly Day);

    private sealed record Row(string Header, byte[] Report);
}

using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Qa.Domain.Calls;
using Qa.Domain.Scoring;

namespace Qa.Storage.Calls;

/// <summary>What pages and exports ask about calls.</summary>
public sealed class CallQueries(QaStore store)
{
    /// <summary>The longest page.</summary>
    public const int MaxLimit = 200;

    /// <summary>Counting ends here: "100,000 or more".</summary>
    public const int CountLimit = 100_000;

    private const int ExportPage = 100;

    /// <summary>One page of a list.</summary>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, with the same order; null for the first page.</param>
    /// <param name="limit">1..200.</param>
    /// <exception cref="ArgumentException">The cursor is not one of this list, or the limit is out of range.</exception>
    public Task<Page<CallSummary>> Search(CallFilter filter, string? cursor = null, int limit = 50, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxLimit);
        CallCursor? after = cursor is null ? null : CallCursor.Parse(cursor, filter.Order);
        return store.Read(connection => Search(connection, filter, after, limit), cancellation);
    }

    /// <returns>The number of calls, at most <see cref="CountLimit"/>.</returns>
    public Task<int> Count(CallFilter filter, CancellationToken cancellation = default) => store.Read(
        connection =>
        {
            using var transaction = Snapshot.Of(connection);
            var words = Words(connection, transaction, filter.Text);
            var search = new CallSearch(filter, words);
            words?.PrepareToCount(connection, transaction);
            return connection.ExecuteScalar<int>(search.Count(CountLimit), search.Parameters, transaction);
        },
        cancellation);

    /// <returns>The newest version, or null for an unknown call.</returns>
    public Task<StoredCall?> Get(string callId, CancellationToken cancellation = default) =>
        store.Read(connection => StoredCalls.Load(connection, callId, store.Dialect), cancellation);

    /// <returns>Every judgement of the call, newest first; empty for an unknown call.</returns>
    public Task<ImmutableArray<CallVersion>> History(string callId, CancellationToken cancellation = default) => store.Read(
        connection => connection.Query<VersionRow>("""
            select a.version as Version, a.transcript_version as TranscriptVersion, a.transcript_hash as Hash, a.rulebook as Rulebook,
              a.total as Total, a.vetoed as Vetoed, a.at as At
            from assessments a join calls c on c.no = a.call_no
            where c.call_id = @id order by a.version desc
            """, new { id = StoredText.Encode(callId) }).Select(row => row.ToVersion()).ToImmutableArray(),
        cancellation);

    /// <summary>All calls of a filter in its order, read page by page, so that neither memory nor a reader is held for long.</summary>
    public async IAsyncEnumerable<StoredCall> Export(CallFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        CallCursor? after = null;
        do
        {
            var from = after;
            var (calls, next) = await store.Read(connection => ExportFrom(connection, filter, from), cancellation);
            foreach (var call in calls)
                yield return call;
            after = next;
        }
        while (after is not null);
    }

    private Page<CallSummary> Search(DbConnection connection, CallFilter filter, CallCursor? after, int limit)
    {
        using var transaction = Snapshot.Of(connection);
        var search = new CallSearch(filter, Words(connection, transaction, filter.Text));
        var sql = search.Page(SummaryRow.Columns, SummaryRow.Joins, after, limit + 1);
        var rows = connection.Query<SummaryRow>(sql, search.Parameters, transaction).AsList();
        var next = rows.Count > limit ? rows[limit - 1].Cursor(filter.Order).ToString() : null;
        return new Page<CallSummary>([.. rows.Take(limit).Select(row => row.ToSummary())], next);
    }

    private (List<StoredCall> Calls, CallCursor? Next) ExportFrom(DbConnection connection, CallFilter filter, CallCursor? after)
    {
        using var transaction = Snapshot.Of(connection);
        var search = new CallSearch(filter, Words(connection, transaction, filter.Text));
        var sql = search.Page("c.no as No, c.total as Total, c.started_local as StartedLocal", "", after, ExportPage);
        var keys = connection.Query<KeyRow>(sql, search.Parameters, transaction).AsList();
        var calls = keys.ConvertAll(key => StoredCalls.Load(connection, key.No, store.Dialect, transaction));
        return (calls, keys.Count < ExportPage ? null : new CallCursor(filter.Order, keys[^1].Total, keys[^1].StartedLocal, keys[^1].No));
    }

    private WordSearch? Words(DbConnection connection, DbTransaction transaction, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var words = SearchText.Words(text);
        return words.IsEmpty ? WordSearch.Nothing : store.Dialect.FindWords(connection, transaction, words);
    }

    private sealed record KeyRow(long No, long Total, long StartedLocal);

    private sealed record VersionRow(long Version, long TranscriptVersion, string Hash, string Rulebook, long Total, long Vetoed, long At)
    {
        public CallVersion ToVersion() => new(
            (int)Version, (int)TranscriptVersion, Hash, StoredText.Decode(Rulebook), Total / 100m, Vetoed != 0, new DateTimeOffset(At, TimeSpan.Zero));
    }

    private sealed record SummaryRow(
        long No, string CallId, string AgentId, string? AgentName, string? TeamId, string? TeamName, long? BusinessLine, long? Direction,
        long StartedLocal, long StartedOffset, long? DurationMs, long Utterances, long Total, long Vetoed, long? WorstSeverity, string BrokenRules)
    {
        public const string Columns = """
            c.no as No, c.call_id as CallId, c.agent_id as AgentId, a.name as AgentName, c.team_id as TeamId, t.name as TeamName,
            c.business_line as BusinessLine, c.direction as Direction, c.started_local as StartedLocal, c.started_offset as StartedOffset,
            c.duration_ms as DurationMs, c.utterances as Utterances, c.total as Total, c.vetoed as Vetoed, c.worst_severity as WorstSeverity,
            c.broken_rules as BrokenRules
            """;

        public const string Joins = "left join agents a on a.agent_id = c.agent_id left join teams t on t.team_id = c.team_id";

        public CallCursor Cursor(CallOrder order) => new(order, Total, StartedLocal, No);

        public CallSummary ToSummary() => new(
            StoredText.Decode(CallId), StoredText.Decode(AgentId), StoredText.DecodeOrNull(AgentName), StoredText.DecodeOrNull(TeamId),
            StoredText.DecodeOrNull(TeamName), (BusinessLine?)BusinessLine, (Direction?)Direction,
            new DateTimeOffset(StartedLocal, TimeSpan.FromMinutes(StartedOffset)), (int?)DurationMs, (int)Utterances, Total / 100m, Vetoed != 0,
            (Severity?)WorstSeverity, JsonSerializer.Deserialize<ImmutableArray<string>>(StoredText.Decode(BrokenRules)));
    }
}

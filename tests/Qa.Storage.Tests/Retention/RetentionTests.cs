using Dapper;
using Npgsql;
using Qa.Storage.Calls;
using Qa.Storage.Postgres;

namespace Qa.Storage.Tests.Retention;

public abstract class RetentionTests(StoreKind kind) : IDisposable
{
    private static readonly DateTimeOffset Cut = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Tables = ["calls", "transcripts", "utterances", "assessments", "call_hits", "call_text"];

    private readonly TempStore _store = TempStore.Create(kind);

    internal TempStore Store => _store;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Old_calls_go_whole_and_the_others_stay()
    {
        var kept = Some.Commit(Some.Call(Some.Header("new", startedAt: Cut), "我要退款", "好的"), 90m, Some.Hit("C01"));
        await _store.Commit([.. Enumerable.Range(0, 250).Select(i => Old($"old-{i}", Cut.AddDays(-1 - i))), kept]);

        Assert.Equal(250, await _store.Retention.DeleteCallsBefore(Cut, CancellationToken.None));

        Assert.Equal([1, 1, 2, 1, 1, 1], await Rows());
        Calls.CallArchiveTests.AssertSame(kept, await _store.Archive.Load("new"));
        Assert.Equal(["new"], (await _store.Calls.Search(new CallFilter(Text: "退款", Rule: "C01"))).Items.Select(call => call.CallId));
        Assert.Equal(0, await _store.Retention.DeleteCallsBefore(Cut, CancellationToken.None));
    }

    [Fact]
    public async Task Agents_days_stay_and_the_recount_leaves_them_out()
    {
        await _store.Commit(Old("old", Cut.AddDays(-9)), Some.Commit(Some.Call(Some.Header("new", startedAt: Cut.AddDays(9)))));
        await _store.Drain();

        await _store.Retention.DeleteCallsBefore(Cut, CancellationToken.None);

        Assert.Equal(2, (await _store.Ledger.Load("A1")).Days.Length);
        var recount = await _store.Audit.Recount();
        Assert.Equal(1, recount.Calls);
        Assert.Empty(recount.Differences);
    }

    [Fact]
    public async Task A_deleted_call_that_comes_again_is_not_counted_twice()
    {
        var call = Old("old", Cut.AddDays(-9));
        await _store.Archive.Commit(call);
        await _store.Drain();
        await _store.Retention.DeleteCallsBefore(Cut, CancellationToken.None);

        await _store.Archive.Commit(call);
        await _store.Drain();

        Assert.Equal(1, Assert.Single((await _store.Ledger.Load("A1")).Days).Tally.Calls);
    }

    // The moment counts, not the clock on the wall where the call was taken.
    [Theory]
    [InlineData("2026-10-01T07:59:59+08:00", 0)]
    [InlineData("2026-10-01T08:00:00+08:00", 1)]
    [InlineData("2026-10-01T13:59:59+14:00", 0)]
    [InlineData("2026-09-30T12:00:00-12:00", 1)]
    [InlineData("2026-09-30T11:59:59-12:00", 0)]
    public async Task Of_a_call_at_the_edge(string startedAt, int kept)
    {
        await _store.Archive.Commit(Old("edge", DateTimeOffset.Parse(startedAt, System.Globalization.CultureInfo.InvariantCulture)));

        await _store.Retention.DeleteCallsBefore(Cut, CancellationToken.None);

        Assert.Equal(kept, await _store.Calls.Count(new CallFilter()));
    }

    [Fact]
    public async Task A_call_that_now_begins_later_keeps_its_older_content_and_its_neighbours_go()
    {
        var first = Old("moved", Cut.AddDays(-1));
        var moved = Some.Replaced(first, Some.Call(Some.Header("moved", startedAt: Cut.AddDays(1)), "新的说法"));
        await _store.Commit(first, Old("neighbour", Cut.AddDays(-1)));
        await _store.Archive.Commit(moved);

        Assert.Equal(1, await _store.Retention.DeleteCallsBefore(Cut, CancellationToken.None));

        Assert.Equal([1, 2, 3, 2, 0, 1], await Rows());
        Assert.Equal(2, (await _store.Calls.History("moved")).Length);
    }

    internal static Qa.Domain.Calls.CallCommit Old(string id, DateTimeOffset startedAt) =>
        Some.Commit(Some.Call(Some.Header(id, startedAt: startedAt), "旧的说法", "我要退款"), 80m, Some.Hit("C01"));

    private async Task<List<int>> Rows()
    {
        var counts = new List<int>();
        foreach (var table in Tables)
            counts.Add(await _store.Store.Read(connection => connection.ExecuteScalar<int>($"select count(*) from {table}"), CancellationToken.None));
        return counts;
    }
}

public sealed class SqliteRetentionTests() : RetentionTests(StoreKind.Sqlite);

public sealed class PostgresRetentionTests() : RetentionTests(StoreKind.Postgres)
{
    [Fact]
    public async Task Months_without_a_call_are_dropped_and_come_back_with_a_late_import()
    {
        await Store.Commit(Old("august", new(2026, 8, 3, 0, 0, 0, TimeSpan.Zero)), Old("september", new(2026, 9, 3, 0, 0, 0, TimeSpan.Zero)), Old("october", new(2026, 10, 3, 0, 0, 0, TimeSpan.Zero)));

        await Store.Retention.DeleteCallsBefore(new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None);

        Assert.Equal(["utterances_202610"], await Partitions());
        await Store.Archive.Commit(Old("late", new(2026, 9, 4, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(2, (await Store.Archive.Load("late"))!.Call.Utterances.Length);
    }

    [Fact]
    public async Task One_process_at_a_time()
    {
        await using var other = new NpgsqlConnection(Store.Place + ";Pooling=false");
        await other.OpenAsync();
        await other.ExecuteAsync("select pg_advisory_lock(@no)", new { no = AdvisoryLocks.Retention });

        Assert.Null(await Store.Retention.DeleteCallsBefore(DateTimeOffset.MaxValue.AddDays(-2), CancellationToken.None));
    }

    private Task<List<string>> Partitions() => Store.Store.Read(
        connection => connection.Query<string>("select relname::text from pg_class where relname like 'utterances_______' and relkind = 'r' order by 1").AsList(), CancellationToken.None);
}

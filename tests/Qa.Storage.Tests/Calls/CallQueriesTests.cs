using Qa.Domain.Calls;
using Qa.Domain.Scoring;
using Qa.Storage.Calls;
using Qa.Storage.Postgres;

namespace Qa.Storage.Tests.Calls;

public abstract class CallQueriesTests(StoreKind kind) : IDisposable
{
    private static readonly DateOnly Day = DateOnly.FromDateTime(Some.Start.DateTime);

    private readonly TempStore _store = TempStore.Create(kind);

    internal TempStore Store => _store;

    public void Dispose() => _store.Dispose();

    public static TheoryData<CallFilter, string> Filters => new()
    {
        { new(), "d c b a" },
        { new(Order: CallOrder.Oldest), "a b c d" },
        { new(Order: CallOrder.Worst), "b c d a" },
        { new(Order: CallOrder.Best), "a d c b" },
        { new(From: Day.AddDays(1)), "d c b" },
        { new(To: Day), "a" },
        { new(From: Day.AddDays(1), To: Day.AddDays(1)), "c b" },
        { new(Team: "T1"), "c a" },
        { new(Team: "T1", Order: CallOrder.Worst), "c a" },
        { new(Agent: "A2"), "d b" },
        { new(Agent: "A2", Team: "T1"), "" },
        { new(BusinessLine: BusinessLine.Loan), "b" },
        { new(Rule: "C01"), "c b" },
        { new(Rule: "C01", Order: CallOrder.Worst), "b c" },
        { new(Rule: "C01", Team: "T1"), "c" },
        { new(Rule: "C01", Severity: Severity.Veto), "b" },
        { new(Rule: "C01", From: Day, To: Day), "" },
        { new(Rule: "none"), "" },
        { new(Severity: Severity.Minor), "d c b" },
        { new(Severity: Severity.Ordinary), "c b" },
        { new(Severity: Severity.Serious), "b" },
        { new(Severity: Severity.Veto), "b" },
        { new(MinScore: 75m), "d c a" },
        { new(MinScore: 75.01m), "d a" },
        { new(MaxScore: 75m), "c b" },
        { new(MaxScore: 74.999m), "b" },
        { new(MinScore: 60m, MaxScore: 97m, Order: CallOrder.Best), "d c" },
        { new(Text: "退款"), "c a" },
        { new(Text: "退款", Order: CallOrder.Worst, Agent: "A1"), "c a" },
        { new(Text: "退款", Rule: "C01"), "c" },
        { new(Text: "退款", MinScore: 90m), "a" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filters_and_orders(CallFilter filter, string expected)
    {
        await CommitFour();

        var page = await _store.Calls.Search(filter);
        var exported = new List<string>();
        await foreach (var call in _store.Calls.Export(filter))
            exported.Add(call.Call.Header.CallId);

        Assert.Equal(expected, string.Join(' ', page.Items.Select(call => call.CallId)));
        Assert.Equal(expected, string.Join(' ', exported));
        Assert.Equal(page.Items.Length, await _store.Calls.Count(filter));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task A_summary_says_what_the_list_shows()
    {
        var header = Some.Header("C-9", agentName: "王芳", teamName: "一组", startedAt: new(2026, 11, 20, 1, 2, 3, TimeSpan.FromHours(8)));
        var call = Some.Call(header, "您好", "你好");

        await _store.Archive.Commit(Some.Commit(call, 59m, Some.Hit("A02", Severity.Minor), Some.Hit("C02", Severity.Veto), Some.Hit("C01", Severity.Veto), Some.NoHit("B01")));

        var summary = Assert.Single((await _store.Calls.Search(new CallFilter())).Items);
        Assert.Equal(["C01", "C02", "A02"], summary.Rules);
        Assert.Equal(
            new CallSummary("C-9", "A1", "王芳", "T1", "一组", BusinessLine.Fund, Direction.Inbound, header.StartedAt, 1900, 2, 59m, true, Severity.Veto, []),
            summary with { Rules = [] });
        Assert.Equal(TimeSpan.FromHours(8), summary.StartedAt.Offset);
    }

    [Theory]
    [InlineData(CallOrder.Newest)]
    [InlineData(CallOrder.Oldest)]
    [InlineData(CallOrder.Worst)]
    [InlineData(CallOrder.Best)]
    public async Task Pages_join_without_gap_or_overlap_while_calls_arrive(CallOrder order)
    {
        var random = new Random(7);
        await _store.Commit(Enumerable.Range(0, 90).Select(i => Random(random, $"old-{i}")));

        var seen = new List<CallSummary>();
        string? cursor = null;
        var arrivals = 0;
        do
        {
            var page = await _store.Calls.Search(new CallFilter(Order: order), cursor, 7);
            seen.AddRange(page.Items);
            cursor = page.Next;
            await _store.Commit(Enumerable.Range(0, 5).Select(_ => Random(random, $"new-{arrivals++}")));
        }
        while (cursor is not null && arrivals < 200);

        Assert.Equal(seen.Count, seen.Select(call => call.CallId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(90, seen.Count(call => call.CallId.StartsWith("old-", StringComparison.Ordinal)));
        var keys = seen.Select(call => (order is CallOrder.Worst or CallOrder.Best ? call.Total : 0m, call.StartedAt.DateTime)).ToList();
        Assert.Equal(order is CallOrder.Newest or CallOrder.Best ? keys.OrderDescending() : keys.Order(), keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("退款")]
    [InlineData("MC4xLjI")]            // 0.1.2
    [InlineData("MC4xLjIuMw.")]
    [InlineData("Mi4xLjIuMw")]         // 2.1.2.3, of another order
    [InlineData("MC4xLjIuLTM")]        // 0.1.2.-3
    public async Task A_cursor_of_another_list_is_an_argument_error(string cursor) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _store.Calls.Search(new CallFilter(), cursor));

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task The_length_of_a_page_is_bounded(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _store.Calls.Search(new CallFilter(), null, limit));

    [Fact]
    public async Task The_newest_name_wins_whatever_the_order_of_import()
    {
        CallCommit[] commits =
        [
            Some.Commit(Some.Call(Some.Header("C-1", agentName: "旧名", teamName: "旧组", startedAt: Some.Start))),
            Some.Commit(Some.Call(Some.Header("C-2", agentName: "新名", teamName: "新组", startedAt: Some.Start.AddDays(2)))),
            Some.Commit(Some.Call(Some.Header("C-3", agentName: null, team: "T2", startedAt: Some.Start.AddDays(3)))),
        ];
        foreach (var order in new[] { "012", "210", "102", "201" })
        {
            using var store = TempStore.Create(kind);
            foreach (var i in order)
                await store.Archive.Commit(commits[i - '0']);

            var names = (await store.Calls.Search(new CallFilter())).Items.Select(call => (call.AgentName, call.TeamName));
            Assert.Equal([("新名", null), ("新名", "新组"), ("新名", "新组")], names);
            Assert.Equal([("T1", "新组"), ("T2", null)], (await store.Teams.List()).Select(team => (team.Id, team.Name)));
            Assert.Equal("T2", (await store.Ledger.Load("A1")).TeamId);
        }
    }

    private Task CommitFour() => _store.Commit(
        Some.Commit(Some.Call(Some.Header("a", "A1", "T1", Some.Start), "我要退款"), 98m),
        Some.Commit(Some.Call(Some.Header("b", "A2", "T2", Some.Start.AddDays(1), line: BusinessLine.Loan), "贷款利率"), 59m, Some.Hit("C01", Severity.Veto), Some.Hit("A02")),
        Some.Commit(Some.Call(Some.Header("c", "A1", "T1", Some.Start.AddDays(1).AddHours(2)), "马上退款"), 75m, Some.Hit("C01", Severity.Ordinary)),
        Some.Commit(Some.Call(Some.Header("d", "A2", "T2", Some.Start.AddDays(2)), "转账"), 97m, Some.Hit("A03", Severity.Minor)));

    private static CallCommit Random(Random random, string callId) => Some.Commit(
        Some.Call(Some.Header(callId, startedAt: Some.Start.AddMinutes(random.Next(30)))), random.Next(50, 60));
}

public sealed class SqliteCallQueriesTests() : CallQueriesTests(StoreKind.Sqlite);

public sealed class PostgresCallQueriesTests() : CallQueriesTests(StoreKind.Postgres);

/// <summary>The way that is taken where very many calls have the words.</summary>
public sealed class PostgresFrequentCallQueriesTests : CallQueriesTests
{
    public PostgresFrequentCallQueriesTests() : base(StoreKind.Postgres) => ((PostgresTempStore)Store).Database.Words = new PostgresDialect(rareWords: 0);
}

using Dapper;
using Qa.Domain.Scoring;
using Qa.Storage.Calls;

namespace Qa.Storage.Tests.Calls;

/// <summary>Every shape of a list walks an index in its order: no sort, no scan of the table.</summary>
public sealed class CallSearchPlanTests : IDisposable
{
    private static readonly DateOnly Day = DateOnly.FromDateTime(Some.Start.DateTime);

    private readonly SqliteTempStore _store = new();

    public void Dispose() => _store.Dispose();

    public static TheoryData<CallFilter, string> Shapes => new()
    {
        { new(), "calls_time" },
        { new(From: Day, To: Day), "calls_time" },
        { new(Order: CallOrder.Oldest, From: Day), "calls_time" },
        { new(Order: CallOrder.Worst), "calls_score" },
        { new(Order: CallOrder.Best, MinScore: 60m), "calls_score" },
        { new(Team: "T1"), "calls_team_time" },
        { new(Team: "T1", From: Day, To: Day), "calls_team_time" },
        { new(Team: "T1", Order: CallOrder.Worst), "calls_team_score" },
        { new(Agent: "A1"), "calls_agent_time" },
        { new(Agent: "A1", From: Day, To: Day), "calls_agent_time" },
        { new(Agent: "A1", Order: CallOrder.Best), "calls_agent_score" },
        { new(Rule: "C01"), "call_hits USING PRIMARY KEY" },
        { new(Rule: "C01", From: Day, To: Day), "call_hits USING PRIMARY KEY" },
        { new(Rule: "C01", Order: CallOrder.Worst), "call_hits_score" },
        { new(Severity: Severity.Veto), "calls_serious_time" },
        { new(Severity: Severity.Serious, From: Day), "calls_serious_time" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Walks(CallFilter filter, string index)
    {
        foreach (CallCursor? after in new CallCursor?[] { null, new CallCursor(filter.Order, 1, 2, 3) })
        {
            var plan = await Plan(filter, after);

            Assert.True(plan.Contains(index.Replace("call_hits USING", "h USING", StringComparison.Ordinal), StringComparison.Ordinal), plan);
            Assert.DoesNotContain("USE TEMP B-TREE", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN c\n", plan + "\n", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Words_come_from_the_full_text_index() =>
        Assert.Contains("call_text VIRTUAL TABLE INDEX", await Plan(new CallFilter(Text: "退款", Team: "T1"), null), StringComparison.Ordinal);

    private Task<string> Plan(CallFilter filter, CallCursor? after) => _store.Store.Read(
        connection =>
        {
            using var transaction = Snapshot.Of(connection);
            var words = filter.Text is { } text ? _store.Store.Dialect.FindWords(connection, transaction, SearchText.Words(text)) : null;
            var search = new CallSearch(filter, words);
            var sql = search.Page("c.no", "left join agents a on a.agent_id = c.agent_id", after, 50);
            return string.Join('\n', connection.Query("explain query plan " + sql, search.Parameters, transaction).Select(row => (string)row.detail));
        },
        CancellationToken.None);
}

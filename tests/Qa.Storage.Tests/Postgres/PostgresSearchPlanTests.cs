using Dapper;
using Qa.Storage.Calls;
using Qa.Storage.Tests.Calls;

namespace Qa.Storage.Tests.Postgres;

/// <summary>For every shape of a list there is an index that has its rows in order; words come from their index alone.</summary>
public sealed class PostgresSearchPlanTests : IDisposable
{
    private readonly PostgresTempStore _store = new();

    public void Dispose() => _store.Dispose();

    public static TheoryData<CallFilter, string> Shapes => CallSearchPlanTests.Shapes;

    // On an empty table any plan is as good as any other, so the ways that would not scale are closed.
    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Walks(CallFilter filter, string index)
    {
        foreach (CallCursor? after in new CallCursor?[] { null, new CallCursor(filter.Order, 1, 2, 3) })
        {
            var search = new CallSearch(filter, null);
            var sql = search.Page("c.no", "left join agents a on a.agent_id = c.agent_id", after, 50);
            var plan = await Plan("set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off", sql, search.Parameters);

            Assert.True(plan.Contains($"using {index.Replace("call_hits USING PRIMARY KEY", "call_hits_pkey", StringComparison.Ordinal)} ", StringComparison.Ordinal), plan);
            Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_agents_and_a_teams_days_are_read_by_an_index()
    {
        Assert.Contains("agent_days_agent", await Plan("set local enable_seqscan = off", "select * from agent_days where agent_id = 'A1'", null), StringComparison.Ordinal);
        Assert.Contains("agent_days_team", await Plan("set local enable_seqscan = off", "select * from agent_days where team_id = 'T1' and day between '2026-10-01' and '2026-11-01'", null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_utterance_is_read_in_its_month_only()
    {
        await _store.Commit(Some.Commit("C-1"), Some.Commit(Some.Call(Some.Header("C-2", startedAt: Some.Start.AddMonths(1)))));

        var plan = await Plan(
            "set local enable_seqscan = off", $"select text from utterances where {_store.Store.Dialect.UtterancesOfTranscript}", new { no = 1, version = 1 }, "analyze, ");

        Assert.Single(plan.Split('\n'), line => line.Contains("utterances_2026", StringComparison.Ordinal) && line.Contains("Scan", StringComparison.Ordinal) && !line.Contains("never executed", StringComparison.Ordinal));
    }

    private Task<string> Plan(string settings, string sql, object? parameters, string options = "") => _store.Store.Read(
        connection =>
        {
            using var transaction = Snapshot.Of(connection);
            connection.Execute(settings, transaction: transaction);
            return string.Join('\n', connection.Query<string>($"explain ({options}costs off) {sql}", parameters, transaction));
        },
        CancellationToken.None);
}

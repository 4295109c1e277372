using Qa.Domain.Scoring;
using Qa.Domain.Trends;

namespace Qa.Storage.Tests.Trends;

public abstract class LedgerAuditTests(StoreKind kind) : IDisposable
{
    private readonly TempStore _store = TempStore.Create(kind);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Tallies_add_up_after_rescores_and_moves_between_agents()
    {
        var first = Some.Commit(Some.Call(Some.Header("C-1", "A1")), 90m, Some.Hit("C01"));
        var second = Some.Commit(Some.Call(Some.Header("C-2", "A1")), 59m, Some.Hit("C02", Severity.Veto));
        var moved = Some.Replaced(second, Some.Call(Some.Header("C-2", "A2")));
        moved = moved with { Facts = [CallFact.Withdrawn(second.Call.Header, 2), .. moved.Facts.Select(_ => CallFact.Of(moved.Call.Header, moved.Assessment))] };
        await _store.Archive.Commit(first);
        await _store.Archive.Commit(second);
        await _store.Drain();
        await _store.Archive.Commit(Some.Rescored(first, 75m, Some.NoHit("C01")));
        await _store.Archive.Commit(moved);
        await _store.Drain();

        var recount = await _store.Audit.Recount();

        Assert.Equal((2, 0), (recount.Calls, recount.Undelivered));
        Assert.Empty(recount.Differences);
        Assert.Equal(7500, (await _store.Ledger.Load("A1")).Days.Single().Tally.Total.Sum);
    }

    [Fact]
    public async Task Says_which_day_of_which_agent_differs_and_how()
    {
        await _store.Archive.Commit(Some.Commit());

        var recount = await _store.Audit.Recount();

        Assert.Equal(1, recount.Undelivered);
        var difference = Assert.Single(recount.Differences);
        Assert.Equal(("A1", "T1", new DateOnly(2026, 11, 20)), (difference.AgentId, difference.TeamId, difference.Day));
        Assert.Equal((1, 0), (difference.Recounted.Calls, difference.Kept.Calls));
    }

    [Fact]
    public async Task Sees_a_rule_counted_wrongly()
    {
        await _store.Archive.Commit(Some.Commit(Some.Call(), 90m, Some.Hit("C01")));
        await _store.Drain();
        await _store.Execute("update agent_days set rules = '{\"C01\":[1,0,0]}'");

        Assert.Equal("C01", Assert.Single(Assert.Single((await _store.Audit.Recount()).Differences).Kept.Rules).Key);
    }
}

public sealed class SqliteLedgerAuditTests() : LedgerAuditTests(StoreKind.Sqlite);

public sealed class PostgresLedgerAuditTests() : LedgerAuditTests(StoreKind.Postgres);

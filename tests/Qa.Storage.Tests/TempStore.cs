using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Storage.Agents;
using Qa.Storage.Calls;
using Qa.Storage.Overview;
using Qa.Storage.Retention;
using Qa.Storage.Teams;
using Qa.Storage.Trends;

namespace Qa.Storage.Tests;

/// <summary>The databases that a test runs on.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>A real store of its own, with everything that works on it.</summary>
internal abstract class TempStore : IDisposable
{
    /// <summary>Where it is; opens it again.</summary>
    public abstract string Place { get; }

    public abstract QaStore Store { get; }

    public abstract IOutbox Outbox { get; }

    public abstract ICallArchive Archive { get; }

    public abstract IAgentLedger Ledger { get; }

    public abstract IRetention Retention { get; }

    public CallQueries Calls => new(Store);

    public OverviewQueries Overview => new(Store);

    public AgentQueries Agents => new(Store);

    public TeamQueries Teams => new(Store);

    public LedgerAudit Audit => new(Store);

    /// <summary>A new store, deleted afterwards.</summary>
    public static TempStore Create(StoreKind kind) => kind is StoreKind.Sqlite ? new SqliteTempStore() : new PostgresTempStore();

    /// <summary>A store that is there, and stays.</summary>
    public static TempStore Open(StoreKind kind, string place) => kind is StoreKind.Sqlite ? new SqliteTempStore(place) : new PostgresTempStore(place);

    /// <summary>Anything, past the store.</summary>
    public abstract Task Execute(string sql);

    public abstract void Dispose();

    public async Task Commit(params IEnumerable<CallCommit> commits) => await Task.WhenAll(commits.Select(commit => Archive.Commit(commit)));

    /// <summary>What the grains do with the outbox: count every fact.</summary>
    public async Task Drain()
    {
        foreach (var agent in (await Outbox.Pending(0, int.MaxValue)).GroupBy(entry => entry.Fact.AgentId, StringComparer.Ordinal))
        {
            await Ledger.Count(agent.Key, [.. agent.Select(entry => entry.Fact)]);
            await Outbox.Delivered([.. agent.Select(entry => entry.Id)]);
        }
    }
}

internal static class Counting
{
    /// <summary>What an agent's grain does with facts.</summary>
    public static async Task Count(this IAgentLedger ledger, string agent, params IReadOnlyCollection<CallFact> facts)
    {
        var counted = await ledger.Counted(agent, [.. facts.Select(fact => fact.CallId).Distinct(StringComparer.Ordinal)]);
        var change = AgentCounting.Count(await ledger.Load(agent), facts, counted);
        if (!change.Facts.IsEmpty)
            await ledger.Commit(change.Changed, change.Facts);
    }
}

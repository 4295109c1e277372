using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Storage.Agents;
using Qa.Storage.Calls;
using Qa.Storage.Overview;
using Qa.Storage.Teams;
using Qa.Storage.Trends;

namespace Qa.Storage.Tests;

/// <summary>A real store in a directory of its own, with everything that works on it.</summary>
internal sealed class TempStore : IDisposable
{
    private readonly bool _ownsDirectory;

    /// <param name="directory">An existing store to open; null for a new one that is deleted afterwards.</param>
    public TempStore(string? directory = null)
    {
        _ownsDirectory = directory is null;
        DirectoryPath = directory ?? Directory.CreateTempSubdirectory("qa-storage-").FullName;
        Options = new StorageOptions { DataDir = DirectoryPath };
        Database = QaDatabase.Open(Options);
        Outbox = new SqliteOutbox(Database);
        Archive = new SqliteCallArchive(Database, Outbox, TimeProvider.System);
        Ledger = new SqliteAgentLedger(Database);
        Calls = new CallQueries(Database);
    }

    public string DirectoryPath { get; }

    public StorageOptions Options { get; }

    public QaDatabase Database { get; }

    public SqliteOutbox Outbox { get; }

    public ICallArchive Archive { get; }

    public IAgentLedger Ledger { get; }

    public CallQueries Calls { get; }

    public OverviewQueries Overview => new(Database);

    public AgentQueries Agents => new(Database);

    public TeamQueries Teams => new(Database);

    public LedgerAudit Audit => new(Database);

    public async Task Commit(params IEnumerable<CallCommit> commits) => await Task.WhenAll(commits.Select(commit => Archive.Commit(commit)));

    /// <summary>What the grains do with the outbox: count every fact.</summary>
    public async Task Drain()
    {
        foreach (var agent in (await Outbox.Pending(0, int.MaxValue)).GroupBy(entry => entry.Fact.AgentId, StringComparer.Ordinal))
        {
            var facts = agent.Select(entry => entry.Fact).ToList();
            var counted = await Ledger.Counted(agent.Key, [.. facts.Select(fact => fact.CallId).Distinct(StringComparer.Ordinal)]);
            var change = AgentCounting.Count(await Ledger.Load(agent.Key), facts, counted);
            await Ledger.Commit(change.Changed, change.Facts);
            await Outbox.Delivered([.. agent.Select(entry => entry.Id)]);
        }
    }

    public void Dispose()
    {
        Database.Dispose();
        if (_ownsDirectory)
            Directory.Delete(DirectoryPath, recursive: true);
    }
}

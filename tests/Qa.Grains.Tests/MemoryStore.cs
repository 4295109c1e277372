using System.Collections.Concurrent;
using System.Threading.Channels;
using Qa.Domain.Calls;
using Qa.Domain.Trends;

namespace Qa.Grains.Tests;

/// <summary>The three ports in memory, shared by all silos of a test, with faults on demand.</summary>
internal sealed class MemoryStore : ICallArchive, IAgentLedger, IOutbox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredCall> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Agent, string Call), CallFact> _counted = [];
    private readonly Dictionary<string, AgentBook> _books = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, CallFact> _pending = [];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _lastId;

    public ConcurrentQueue<CallCommit> Commits { get; } = [];

    public ConcurrentQueue<long> DeliveredIds { get; } = [];

    /// <summary>What happens before a call is committed, by its id: tests run side by side, and none may take away another's fault.</summary>
    public ConcurrentDictionary<string, Action> BeforeCommit { get; } = new(StringComparer.Ordinal);

    /// <summary>What happens before an agent's facts are committed, by the agent's id.</summary>
    public ConcurrentDictionary<string, Action> BeforeCount { get; } = new(StringComparer.Ordinal);

    public int PendingOf(string agent)
    {
        lock (_gate)
            return _pending.Values.Count(fact => fact.AgentId == agent);
    }

    /// <summary>Writes behind the grains' back.</summary>
    public void Put(StoredCall call)
    {
        lock (_gate)
            _calls[call.Call.Header.CallId] = call;
    }

    /// <summary>Counts behind the grains' back.</summary>
    public void Put(AgentBook book)
    {
        lock (_gate)
            _books[book.AgentId] = book;
    }

    /// <summary>As if a crash had left them behind.</summary>
    public void Put(CallFact fact)
    {
        lock (_gate)
            _pending[++_lastId] = fact;
        _signal.Writer.TryWrite(true);
    }

    public Task<StoredCall?> Load(string callId, CancellationToken cancellation = default)
    {
        lock (_gate)
            return Task.FromResult(_calls.GetValueOrDefault(callId));
    }

    public Task Commit(CallCommit commit, CancellationToken cancellation = default)
    {
        var id = commit.Call.Header.CallId;
        BeforeCommit.GetValueOrDefault(id)?.Invoke();
        lock (_gate)
        {
            if (_calls.TryGetValue(id, out var kept) && kept.Assessment.Version >= commit.Assessment.Version)
                throw new ConflictingCommitException(id);

            _calls[id] = new StoredCall(commit.Call, commit.TranscriptVersion, commit.TranscriptHash, commit.Assessment);
            foreach (var fact in commit.Facts)
                _pending[++_lastId] = fact;
        }

        Commits.Enqueue(commit);
        _signal.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    Task<AgentBook> IAgentLedger.Load(string agentId, CancellationToken cancellation)
    {
        lock (_gate)
            return Task.FromResult(_books.GetValueOrDefault(agentId) ?? new AgentBook(agentId, null, null, null, []));
    }

    public Task<IReadOnlyDictionary<string, CallFact>> Counted(string agentId, IReadOnlyCollection<string> callIds, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, CallFact>>(callIds
                .Where(call => _counted.ContainsKey((agentId, call)))
                .ToDictionary(call => call, call => _counted[(agentId, call)], StringComparer.Ordinal));
        }
    }

    public Task<long> Commit(AgentBook changed, IReadOnlyCollection<CallFact> facts, CancellationToken cancellation = default)
    {
        BeforeCount.GetValueOrDefault(changed.AgentId)?.Invoke();
        lock (_gate)
        {
            if (changed.Revision != (_books.GetValueOrDefault(changed.AgentId)?.Revision ?? 0))
                throw new ConflictingCommitException(changed.AgentId);
            foreach (var fact in facts)
                _counted[(changed.AgentId, fact.CallId)] = fact;
            var days = (_books.GetValueOrDefault(changed.AgentId)?.Days ?? []).ToDictionary(day => (day.TeamId, day.Day));
            foreach (var day in changed.Days)
                days[(day.TeamId, day.Day)] = day;
            _books[changed.AgentId] = changed with
            {
                Revision = changed.Revision + 1,
                Days = [.. days.Values.Where(day => day.Tally.Calls > 0).OrderBy(day => day.Day).ThenBy(day => day.TeamId, StringComparer.Ordinal)],
            };
        }

        return Task.FromResult(changed.Revision + 1);
    }

    public Task<ImmutableArray<AgentBook>> LoadTeam(string teamId, CancellationToken cancellation = default)
    {
        lock (_gate)
            return Task.FromResult(_books.Values.Where(book => book.Days.Any(day => day.TeamId == teamId)).ToImmutableArray());
    }

    public Task<IReadOnlyList<OutboxEntry>> Pending(long after, int limit, CancellationToken cancellation = default)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<OutboxEntry>>([.. _pending.Where(fact => fact.Key > after).Take(limit).Select(fact => new OutboxEntry(fact.Key, fact.Value))]);
    }

    public Task Delivered(IReadOnlyCollection<long> ids, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            foreach (var id in ids)
                _pending.Remove(id);
        }

        foreach (var id in ids)
            DeliveredIds.Enqueue(id);
        return Task.CompletedTask;
    }

    public async Task WaitForMore(CancellationToken cancellation) => await _signal.Reader.ReadAsync(cancellation);
}

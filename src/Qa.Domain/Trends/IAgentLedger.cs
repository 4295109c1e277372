namespace Qa.Domain.Trends;

/// <summary>An agent's statistics as they are kept.</summary>
/// <param name="Revision">Grows by one with every commit; 0 before the first. Tells a writer that somebody else wrote since it read.</param>
public sealed record AgentBook(string AgentId, string? Name, string? TeamId, string? TeamName, ImmutableArray<DayTally> Days, long Revision = 0);

/// <summary>Which version of which call is counted for which agent, and the day tallies that result. Facts and tallies change together.</summary>
public interface IAgentLedger
{
    /// <returns>An empty book for an agent nobody has heard of.</returns>
    Task<AgentBook> Load(string agentId, CancellationToken cancellation = default);

    /// <returns>The facts counted so far for these calls; calls that are not counted are absent. Withdrawn ones are present without contribution.</returns>
    Task<IReadOnlyDictionary<string, CallFact>> Counted(
        string agentId, IReadOnlyCollection<string> callIds, CancellationToken cancellation = default);

    /// <summary>Replaces the facts of these calls and the absolute tallies of these days, atomically.</summary>
    /// <param name="changed">With the revision that was read, from which the tallies were counted on.</param>
    /// <returns>The book's new revision.</returns>
    /// <exception cref="Calls.ConflictingCommitException">Another activation has written since: its facts would be lost. Load and count again.</exception>
    Task<long> Commit(AgentBook changed, IReadOnlyCollection<CallFact> facts, CancellationToken cancellation = default);

    /// <returns>The absolute day tallies of every agent who took calls for the team.</returns>
    Task<ImmutableArray<AgentBook>> LoadTeam(string teamId, CancellationToken cancellation = default);
}

/// <summary>Facts that were committed with their call and have not reached their agent yet.</summary>
public interface IOutbox
{
    /// <returns>Up to <paramref name="limit"/> entries in commit order with ids above <paramref name="after"/>.</returns>
    Task<IReadOnlyList<OutboxEntry>> Pending(long after, int limit, CancellationToken cancellation = default);

    Task Delivered(IReadOnlyCollection<long> ids, CancellationToken cancellation = default);

    /// <summary>Completes when something was committed since the last wait, so that a drain need not poll.</summary>
    Task WaitForMore(CancellationToken cancellation);
}

public sealed record OutboxEntry(long Id, CallFact Fact);

using Qa.Domain.Calls;
using Qa.Domain.Trends;

namespace Qa.Storage.Trends;

/// <summary>A commit to an agent's book, ready to be bound.</summary>
internal sealed record LedgerRow(AgentBook Book, ImmutableArray<(string CallId, long Version, string Json)> Facts, ImmutableArray<(DayTally Day, string Rules)> Days)
{
    public static LedgerRow Of(AgentBook changed, IReadOnlyCollection<CallFact> facts) => new(
        changed,
        [.. facts.Select(fact => (fact.CallId, (long)fact.Version, FactJson.Write(fact)))],
        [.. changed.Days.Select(day => (day, DayRows.WriteRules(day.Tally.Rules)))]);

    public ConflictingCommitException Conflict() => new($"Revision {Book.Revision + 1} of the statistics of agent {Book.AgentId}");
}

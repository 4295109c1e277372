using Qa.Domain.Trends;

namespace Qa.Contracts.Agents;

/// <summary>One agent's statistics over all judged calls. Keyed by the agent id.</summary>
[Alias("qa.agent-grain")]
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>Counts facts. Idempotent by (call id, version): repeats change nothing, an older version is ignored, a newer one replaces.
    /// Returns after the commit.</summary>
    [Alias("apply")] Task Apply(ImmutableArray<CallFact> facts);

    /// <returns>Null for an agent without any call.</returns>
    [Alias("get")] Task<AgentView?> Get();
}

/// <param name="Days">Ascending by day, then team.</param>
[GenerateSerializer, Immutable, Alias("qa.agent-view")]
public sealed record AgentView(string AgentId, string? Name, string? TeamId, string? TeamName, ImmutableArray<DayTally> Days);

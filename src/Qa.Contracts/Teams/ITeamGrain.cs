using Qa.Domain.Trends;

namespace Qa.Contracts.Teams;

/// <summary>One team: the merge of its agents' newest absolute snapshots. Keyed by the team id.</summary>
[Alias("qa.team-grain")]
public interface ITeamGrain : IGrainWithStringKey
{
    /// <summary>Replaces what is known of these days of one agent. Absolute, so repeats and re-scores are harmless; late snapshots lose by revision.</summary>
    [Alias("update")] Task Update(AgentSnapshot snapshot);

    /// <returns>Null for a team without any call.</returns>
    [Alias("get")] Task<TeamView?> Get();
}

/// <summary>An agent's day tallies in one team; days that are absent did not change.</summary>
/// <param name="Revision">Grows with each snapshot of the agent's activation.</param>
[GenerateSerializer, Immutable, Alias("qa.agent-snapshot")]
public sealed record AgentSnapshot(string AgentId, string? Name, string? TeamName, long Revision, ImmutableArray<DayTally> Days);

/// <param name="Agents">Ascending by agent id.</param>
/// <param name="Days">The merge over all agents, ascending by day.</param>
[GenerateSerializer, Immutable, Alias("qa.team-view")]
public sealed record TeamView(string TeamId, string? Name, ImmutableArray<TeamMember> Agents, ImmutableArray<DayTally> Days);

[GenerateSerializer, Immutable, Alias("qa.team-member")]
public sealed record TeamMember(string AgentId, string? Name, ImmutableArray<DayTally> Days);

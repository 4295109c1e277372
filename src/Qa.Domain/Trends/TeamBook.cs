namespace Qa.Domain.Trends;

/// <summary>A team's statistics: per agent the newest absolute tally of each day. Immutable.</summary>
public sealed record TeamBook(string TeamId, string? Name, ImmutableSortedDictionary<string, TeamBookAgent> Agents)
{
    /// <summary>From the ledger: what was counted, whoever was told.</summary>
    public static TeamBook Of(string teamId, IEnumerable<AgentBook> agents)
    {
        var members = agents
            .Select(agent => (agent.AgentId, Agent: new TeamBookAgent(agent.Name, 0, OfTeam(teamId, agent.Days))))
            .Where(member => member.Agent.Days.Count > 0)
            .ToImmutableSortedDictionary(member => member.AgentId, member => member.Agent, StringComparer.Ordinal);
        var name = agents.LastOrDefault(agent => agent.TeamName is not null && string.Equals(agent.TeamId, teamId, StringComparison.Ordinal))?.TeamName;
        return new TeamBook(teamId, name, members);
    }

    public bool Knows(string agentId) => Agents.ContainsKey(agentId);

    /// <summary>Replaces the given days of one agent; an empty tally takes the day away. A snapshot that is not newer than the last changes nothing.</summary>
    public TeamBook With(string agentId, string? agentName, string? teamName, long revision, IEnumerable<DayTally> days)
    {
        var agent = Agents.GetValueOrDefault(agentId) ?? new TeamBookAgent(agentName, 0, ImmutableSortedDictionary<DateOnly, Tally>.Empty);
        if (revision <= agent.Revision)
            return this;

        var known = agent.Days.ToBuilder();
        foreach (var day in days)
        {
            if (day.Tally.Calls == 0)
                known.Remove(day.Day);
            else
                known[day.Day] = day.Tally;
        }

        var changed = new TeamBookAgent(agentName ?? agent.Name, revision, known.ToImmutable());
        return this with { Name = teamName ?? Name, Agents = Agents.SetItem(agentId, changed) };
    }

    /// <summary>The merge over all agents, ascending by day.</summary>
    public ImmutableArray<DayTally> Days() =>
    [
        .. Agents.Values.SelectMany(agent => agent.Days)
            .GroupBy(day => day.Key, day => day.Value)
            .OrderBy(day => day.Key)
            .Select(day => new DayTally(TeamId, day.Key, day.Aggregate(Tally.Empty, (sum, tally) => sum.Merge(tally)))),
    ];

    private static ImmutableSortedDictionary<DateOnly, Tally> OfTeam(string teamId, IEnumerable<DayTally> days) =>
        days.Where(day => string.Equals(day.TeamId, teamId, StringComparison.Ordinal) && day.Tally.Calls > 0)
            .ToImmutableSortedDictionary(day => day.Day, day => day.Tally);
}

/// <param name="Revision">Of the newest snapshot; 0 when it came from the ledger.</param>
public sealed record TeamBookAgent(string? Name, long Revision, ImmutableSortedDictionary<DateOnly, Tally> Days);

using Qa.Contracts.Agents;
using Qa.Contracts.Teams;
using Qa.Domain.Trends;

namespace Qa.Dashboard.Agents;

/// <summary>An agent in a period, beside the own past and the team.</summary>
/// <param name="Weeks">Of the whole history, so that the curve has a past.</param>
/// <param name="TeamWeeks">Of the team without this agent: nobody is compared with themselves.</param>
/// <param name="Slope">Of the weeks of the period; null with too few weeks.</param>
public sealed record AgentSheet(
    AgentView Agent,
    Tally Current,
    Tally Previous,
    Tally TeamCurrent,
    ImmutableArray<Week> Weeks,
    ImmutableArray<Week> TeamWeeks,
    Slope? Slope)
{
    /// <summary>Rules that were broken more than once in the period.</summary>
    public IReadOnlyCollection<string> Repeated => [.. Current.Rules.Where(rule => rule.Value.Hits > 1).Select(rule => rule.Key)];

    public static AgentSheet Of(AgentView agent, TeamView? team, DateOnly from, DateOnly to)
    {
        var others = team?.Agents.Where(member => member.AgentId != agent.AgentId).SelectMany(member => member.Days).ToArray() ?? [];
        var length = to.DayNumber - from.DayNumber + 1;
        var inPeriod = Within(agent.Days, from, to);
        return new AgentSheet(
            agent,
            Trend.Sum(inPeriod),
            Trend.Sum(Within(agent.Days, DateOnly.FromDayNumber(Math.Max(0, from.DayNumber - length)), from.AddDays(-1))),
            Trend.Sum(Within(others, from, to)),
            Trend.Weekly(agent.Days),
            Trend.Weekly(others),
            Trend.SlopeOf(Trend.Weekly(inPeriod), tally => tally.Total));
    }

    private static IEnumerable<DayTally> Within(IEnumerable<DayTally> days, DateOnly from, DateOnly to) =>
        days.Where(day => from <= day.Day && day.Day <= to);
}

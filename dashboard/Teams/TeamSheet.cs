using Qa.Contracts.Teams;
using Qa.Dashboard.Look;
using Qa.Domain.Trends;
using Qa.Storage.Overview;

namespace Qa.Dashboard.Teams;

/// <summary>A team in a period, beside its own past.</summary>
/// <param name="Weeks">Of the whole history.</param>
/// <param name="Slope">Of the weeks of the period; null with too few weeks.</param>
public sealed record TeamSheet(TeamView Team, Tally Current, Tally Previous, Standing Standing, ImmutableArray<Week> Weeks, Slope? Slope)
{
    public static TeamSheet Of(TeamView team, DateOnly from, DateOnly to)
    {
        var length = to.DayNumber - from.DayNumber + 1;
        var before = (From: DateOnly.FromDayNumber(Math.Max(0, from.DayNumber - length)), To: from.AddDays(-1));
        var rows = team.Agents.Select(member => new TallyRow(
            member.AgentId, member.Name, team.TeamId, team.Name, Sum(member.Days, from, to), Sum(member.Days, before.From, before.To)));
        return new TeamSheet(
            team,
            Sum(team.Days, from, to),
            Sum(team.Days, before.From, before.To),
            Standing.Of(rows),
            Trend.Weekly(team.Days),
            Trend.SlopeOf(Trend.Weekly(Within(team.Days, from, to)), tally => tally.Total));
    }

    private static Tally Sum(IEnumerable<DayTally> days, DateOnly from, DateOnly to) => Trend.Sum(Within(days, from, to));

    private static IEnumerable<DayTally> Within(IEnumerable<DayTally> days, DateOnly from, DateOnly to) =>
        days.Where(day => from <= day.Day && day.Day <= to);
}

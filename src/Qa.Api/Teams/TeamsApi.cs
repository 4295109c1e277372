using Qa.Api.Problems;
using Qa.Api.Trends;
using Qa.Contracts.Teams;
using Qa.Domain.Trends;
using Qa.Storage.Overview;
using Qa.Storage.Teams;

namespace Qa.Api.Teams;

/// <summary>Teams and how they do.</summary>
internal static class TeamsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var teams = api.MapGroup("/teams").WithTags("Teams");
        teams.MapGet("", List).WithSummary("Teams over a period").WithDescription(PeriodQuery.Description).Produces<RankingView>().Refuses(400);
        teams.MapGet("/{id}", Get).WithSummary("One team")
            .WithDescription("Statistics of all kept calls: the team, its agents, its weeks, its days. Follows the calls within a second.")
            .Produces<TeamAnswer>().Refuses(404);
    }

    private static async Task<IResult> List(HttpRequest request, TeamQueries teams, OverviewQueries overview, CancellationToken cancellation)
    {
        var (period, problem) = await PeriodQuery.Parse(request.Query, overview, cancellation);
        return problem is not null
            ? problem
            : ApiJson.Answer(request, RankingView.Of(period!, await teams.Ranking(period!.From, period.To, cancellation)));
    }

    private static async Task<IResult> Get(string id, HttpRequest request, IGrainFactory grains) =>
        await grains.GetGrain<ITeamGrain>(id).Get() is { } team
            ? ApiJson.Answer(request, TeamAnswer.Of(team))
            : Refusals.NotFound("团队", "team", id);
}

/// <summary>A team's statistics.</summary>
/// <param name="Agents">Ascending by id; only the calls taken for this team count.</param>
public sealed record TeamAnswer(string Id, string? Name, TallyView Tally, IReadOnlyList<TeamMemberAnswer> Agents, TrendView Trend, IReadOnlyList<DayView> Days)
{
    internal static TeamAnswer Of(TeamView team) => new(
        team.TeamId, team.Name, TallyView.Of(Domain.Trends.Trend.Sum(team.Days)),
        [.. team.Agents.Select(agent => new TeamMemberAnswer(agent.AgentId, agent.Name, TallyView.Of(Domain.Trends.Trend.Sum(agent.Days))))],
        TrendView.Of(team.TeamId, team.Name, team.Days), DayView.Of(team.Days));
}

public sealed record TeamMemberAnswer(string Id, string? Name, TallyView Tally);

using Qa.Api.Problems;
using Qa.Api.Trends;
using Qa.Contracts.Agents;
using Qa.Domain.Trends;
using Qa.Storage.Agents;
using Qa.Storage.Overview;

namespace Qa.Api.Agents;

/// <summary>Agents and how they do.</summary>
internal static class AgentsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var agents = api.MapGroup("/agents").WithTags("Agents");
        agents.MapGet("", List).WithSummary("Agents over a period").WithDescription(PeriodQuery.Description + " `team` keeps the calls of one team.")
            .Produces<RankingView>().Refuses(400);
        agents.MapGet("/{id}", Get).WithSummary("One agent").WithDescription("Statistics of all kept calls, in all and by day.")
            .Produces<AgentAnswer>().Refuses(404);
        agents.MapGet("/{id}/trend", TrendOf).WithSummary("One agent's weeks")
            .WithDescription("Weekly statistics with a smoothed curve and the slope with its 90 % interval. `from` and `to` bound the days.")
            .Produces<TrendView>().Refuses(400, 404);
    }

    private static async Task<IResult> List(HttpRequest request, AgentQueries agents, OverviewQueries overview, CancellationToken cancellation)
    {
        var (period, problem) = await PeriodQuery.Parse(request.Query, overview, cancellation, "team");
        if (problem is not null)
            return problem;

        var team = request.Query["team"].ToString() is { Length: > 0 } asked ? asked : null;
        return ApiJson.Answer(request, RankingView.Of(period!, await agents.Ranking(period!.From, period.To, team, cancellation)));
    }

    private static async Task<IResult> Get(string id, HttpRequest request, IGrainFactory grains) =>
        await grains.GetGrain<IAgentGrain>(id).Get() is { } agent
            ? ApiJson.Answer(request, new AgentAnswer(agent.AgentId, agent.Name, agent.TeamId, agent.TeamName, TallyView.Of(Trend.Sum(agent.Days)), DayView.Of(agent.Days)))
            : Unknown(id);

    private static async Task<IResult> TrendOf(string id, HttpRequest request, IGrainFactory grains)
    {
        var (days, problem) = DaysQuery.Parse(request.Query);
        if (problem is not null)
            return problem;

        return await grains.GetGrain<IAgentGrain>(id).Get() is { } agent
            ? ApiJson.Answer(request, TrendView.Of(agent.AgentId, agent.Name, days!.Of(agent.Days)))
            : Unknown(id);
    }

    private static Problem Unknown(string id) => Refusals.NotFound("坐席", "agent", id);
}

/// <summary>An agent's statistics.</summary>
/// <param name="TeamId">Of the newest call.</param>
public sealed record AgentAnswer(string Id, string? Name, string? TeamId, string? TeamName, TallyView Tally, IReadOnlyList<DayView> Days);

namespace Qa.Api.Tests.Trends;

public sealed class TrendsTests(RunningSilo silo)
{
    [Fact]
    public async Task Follows_calls_into_agents_teams_and_weeks()
    {
        var (team, agent) = (Some.Id(), Some.Id());
        foreach (var day in (string[])["2026-09-01", "2026-09-02", "2026-09-09"])
            await silo.Submit(Some.Call(agent: agent, team: team, startedAt: $"{day}T10:00:00+08:00", said: day.EndsWith('9') ? Some.Promise : "您好"));

        var one = await RunningSilo.Eventually(() => Find($"/api/v1/agents/{agent}"), seen => (int?)seen?["tally"]!["calls"] == 3);
        var together = await RunningSilo.Eventually(() => Find($"/api/v1/teams/{team}"), seen => (int?)seen?["tally"]!["calls"] == 3);
        var trend = await silo.Get($"/api/v1/agents/{agent}/trend");
        var agents = await silo.Get($"/api/v1/agents?team={team}&from=2026-09-01&to=2026-09-30");
        var teams = await silo.Get("/api/v1/teams?from=2026-09-01&to=2026-09-30");

        Assert.Equal((3, 1), ((int)one!["tally"]!["calls"]!, (int)one["tally"]!["vetoed"]!));
        Assert.Equal(3, one["days"]!.AsArray().Count);
        Assert.Equal(1, (int)one["tally"]!["rules"]!["C01"]!["hits"]!);
        Assert.Equal(agent, (string)Assert.Single(together!["agents"]!.AsArray())!["id"]!);
        Assert.Equal([2, 1], trend["weeks"]!.AsArray().Select(week => (int)week!["tally"]!["calls"]!));
        Assert.Equal(agent, (string)Assert.Single(agents["items"]!.AsArray())!["id"]!);
        Assert.Contains(teams["items"]!.AsArray(), row => (string)row!["id"]! == team && (int)row["tally"]!["calls"]! == 3);
    }

    [Fact]
    public async Task Refuses_a_period_that_ends_before_it_begins() =>
        await (await silo.Http.GetAsync("/api/v1/agents?from=2026-09-02&to=2026-09-01", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.BadRequest);

    private async Task<JsonNode?> Find(string path)
    {
        var response = await silo.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode ? await response.Json() : null;
    }
}

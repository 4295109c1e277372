namespace Qa.Api.Tests.Calls;

public sealed class CallsTests(RunningSilo silo)
{
    [Fact]
    public async Task Lists_calls_by_every_filter_and_page()
    {
        var (team, agent, marker) = (Some.Id(), Some.Id(), "蓝鲸计划");
        var promise = Some.Call(agent: agent, team: team, startedAt: "2026-10-02T10:00:00+08:00", said: [Some.Promise, marker]);
        var plain = Some.Call(agent: agent, team: team, startedAt: "2026-10-01T10:00:00+08:00");
        await silo.Submit(promise);
        await silo.Submit(plain);
        var (first, second) = ((string)promise["callId"]!, (string)plain["callId"]!);

        Assert.Equal([first, second], await Ids($"team={team}"));
        Assert.Equal([second, first], await Ids($"agent={agent}&sort=oldest"));
        Assert.Equal([first, second], await Ids($"team={team}&sort=worst"));
        Assert.Equal([first], await Ids($"team={team}&rule=C01"));
        Assert.Equal([first], await Ids($"team={team}&severity=veto&maxScore=59"));
        Assert.Equal([second], await Ids($"team={team}&minScore=60"));
        Assert.Equal([second], await Ids($"team={team}&to=2026-10-01"));
        Assert.Equal([first], await Ids($"team={team}&from=2026-10-02&businessLine=wealth"));
        Assert.Equal([first], await Ids($"q={Uri.EscapeDataString("蓝鲸")}"));
        Assert.Empty(await Ids($"team={team}&businessLine=loan"));

        var page = await silo.Get($"/api/v1/calls?team={team}&limit=1");
        Assert.Equal([second], await Ids($"team={team}&limit=1&cursor={Uri.EscapeDataString((string)page["next"]!)}"));
    }

    [Theory]
    [InlineData("tema=x", "tema")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-10-02&to=2026-10-01", "to")]
    [InlineData("severity=deadly", "severity")]
    [InlineData("minScore=120", "minScore")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=rubbish", "cursor")]
    public async Task Refuses_a_filter_that_would_mean_something_else(string query, string path)
    {
        var problem = await (await silo.Http.GetAsync($"/api/v1/calls?{query}", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.BadRequest);

        Assert.Contains(problem["errors"]!.AsArray(), error => (string)error!["path"]! == path);
    }

    [Theory]
    [InlineData("/api/v1/calls/unknown")]
    [InlineData("/api/v1/calls/unknown/report")]
    [InlineData("/api/v1/calls/unknown/trace")]
    [InlineData("/api/v1/agents/unknown")]
    [InlineData("/api/v1/agents/unknown/trend")]
    [InlineData("/api/v1/teams/unknown")]
    [InlineData("/api/v1/rulebooks/unknown")]
    [InlineData("/api/v1/rulebooks/unknown/versions")]
    [InlineData("/api/v1/rulebooks/finance-zh/versions/99")]
    [InlineData("/api/v1/nowhere")]
    public async Task Says_what_is_not_there(string path) =>
        await (await silo.Http.GetAsync(path, TestContext.Current.CancellationToken)).Problem(HttpStatusCode.NotFound);

    [Fact]
    public async Task Names_the_methods_that_an_address_takes()
    {
        var response = await silo.Http.DeleteAsync("/api/v1/calls", TestContext.Current.CancellationToken);

        var problem = await response.Problem(HttpStatusCode.MethodNotAllowed);
        Assert.Contains("POST", (string)problem["remedy"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explains_a_rule_and_gives_the_report_in_english()
    {
        var call = Some.Call(said: Some.Promise);
        await silo.Submit(call);

        var traces = await silo.Get($"/api/v1/calls/{call["callId"]}/trace?rule=C01&lang=en");
        var report = await silo.Get($"/api/v1/calls/{call["callId"]}/report?lang=en");

        var trace = Assert.Single(traces.AsArray())!;
        Assert.Equal("hit", (string)trace["outcome"]!);
        Assert.Contains(trace["conditions"]!.AsArray(), condition => (string)condition!["truth"]! == "true");
        var suggestion = (string)report["outcomes"]!.AsArray().First(outcome => (string)outcome!["rule"]! == "C01")!["suggestion"]!;
        Assert.DoesNotContain(suggestion, character => character >= '\u4e00');
        await (await silo.Http.GetAsync($"/api/v1/calls/{call["callId"]}/trace?rule=Z99", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Scores_again_without_a_change_where_the_rulebook_is_the_same()
    {
        var call = Some.Call(said: Some.Promise);
        var report = await (await silo.Submit(call, "?wait=true")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var again = await silo.Http.PostAsync($"/api/v1/calls/{call["callId"]}/rescore", null, TestContext.Current.CancellationToken);

        Assert.Equal(report, await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string[]> Ids(string query) =>
        [.. (await silo.Get($"/api/v1/calls?{query}"))["items"]!.AsArray().Select(item => (string)item!["callId"]!)];
}

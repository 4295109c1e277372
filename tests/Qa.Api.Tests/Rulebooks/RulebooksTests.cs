namespace Qa.Api.Tests.Rulebooks;

public sealed class RulebooksTests(RunningSilo silo)
{
    [Fact]
    public async Task Ships_with_the_finance_pack()
    {
        var books = await silo.Get("/api/v1/rulebooks");
        var book = await silo.Get("/api/v1/rulebooks/finance-zh");

        Assert.Contains(books.AsArray(), listed => (string)listed!["id"]! == "finance-zh" && (int)listed["newest"]!["rules"]! == 47);
        Assert.Equal(47, book["rules"]!.AsArray().Count);
        Assert.NotEmpty(book["regulations"]!.AsArray());
        Assert.Equal(35, (int)book["scoring"]!["weights"]!["compliance"]!);
    }

    [Fact]
    public async Task Publishes_versions_that_stay()
    {
        var id = $"pack-{Some.Id()}";
        var first = Some.Pack(id);

        await (await Publish(id, first, "?by=ann")).Json();
        var second = await (await Publish(id, Some.Pack(id, "刚兑"))).Json();

        Assert.Equal(2, (int)second["version"]!["version"]!);
        Assert.Equal(first, (string)(await silo.Get($"/api/v1/rulebooks/{id}/versions/1"))["yaml"]!);
        Assert.Equal(["ann", "api"], (await silo.Get($"/api/v1/rulebooks/{id}/versions")).AsArray().Select(version => (string)version!["publishedBy"]!));
    }

    public static TheoryData<string, string> Broken => new()
    {
        { Pack("keywords: [ \"@没有这个列表\" ]"), "没有这个列表" },                                   // an unknown list
        { Pack("keywords: [ a ], after: { of: other } }\n      other: { role: agent, keywords: [ b ], after: { of: promise }"), "promise" },   // conditions in a circle
        { Pack("regex: { match: \"(?<=(a+)+)b\" }"), "backtracking" },                                     // needs backtracking, which can be catastrophic
        { "rulebook: [", "" },                                                                       // not YAML
        { Pack("keywords: [ 保本 ]").Replace("expect: hit", "expect: noHit", StringComparison.Ordinal), "T01-H1" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Refuses_a_broken_pack_with_line_and_column(string yaml, string named)
    {
        var problem = await (await Publish("pack-broken", yaml, "?lang=en")).Problem(HttpStatusCode.UnprocessableEntity);

        var errors = problem["errors"]!.AsArray();
        Assert.Contains(errors, error => ((string)error!["message"]!).Contains(named, StringComparison.OrdinalIgnoreCase));
        if (named != "T01-H1")
            Assert.All(errors, error => Assert.True((int)error!["line"]! > 0, error.ToJsonString()));
        await (await silo.Http.GetAsync("/api/v1/rulebooks/pack-broken", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Survives_a_regular_expression_that_would_run_for_ever_elsewhere()
    {
        var id = $"pack-{Some.Id()}";
        var yaml = Pack("regex: { match: \"(a+)+$\" }", id).Replace("agent: 保本", "agent: aaaa", StringComparison.Ordinal);
        await (await Publish(id, yaml)).Json();

        var test = new JsonObject { ["rulebook"] = id, ["call"] = new JsonObject { ["utterances"] = new JsonArray($"agent: {new string('a', 9_000)}!") } };
        var answer = await (await silo.Post("/api/v1/rules/test", test.ToJsonString())).Json();

        Assert.Single(answer["outcomes"]!.AsArray());
    }

    private Task<HttpResponseMessage> Publish(string id, string yaml, string query = "") =>
        silo.Post($"/api/v1/rulebooks/{id}/publish{query}", yaml, "application/yaml");

    private static string Pack(string condition, string id = "pack-broken") =>
        Some.Pack(id).Replace("keywords: [ \"保本\" ]", condition, StringComparison.Ordinal);
}

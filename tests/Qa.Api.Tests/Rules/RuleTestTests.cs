namespace Qa.Api.Tests.Rules;

public sealed class RuleTestTests(RunningSilo silo)
{
    [Fact]
    public async Task Tries_a_pack_that_is_sent_along()
    {
        var test = new JsonObject { ["yaml"] = Some.Pack("draft"), ["call"] = Dialogue("agent: 这个保本", "customer：好") };

        var answer = await Test(test);

        Assert.Equal("draft@0", (string)answer["rulebook"]!);
        Assert.Equal("hit", (string)Assert.Single(answer["outcomes"]!.AsArray())!["outcome"]!);
        Assert.Equal("保本", (string)answer["traces"]![0]!["conditions"]![0]!["matches"]![0]!["evidence"]!["text"]!);
    }

    [Fact]
    public async Task Tries_one_rule_of_a_published_book_and_keeps_nothing()
    {
        var answer = await Test(new JsonObject { ["rulebook"] = "finance-zh", ["rule"] = "C01", ["call"] = Dialogue($"agent: {Some.Promise}") });

        Assert.Equal("C01", (string)Assert.Single(answer["outcomes"]!.AsArray())!["rule"]!);
        Assert.Equal("C01", (string)Assert.Single(answer["traces"]!.AsArray())!["rule"]!);
        await (await silo.Http.GetAsync("/api/v1/calls/test", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("nothing", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"call":{"utterances":["agent: a"]},"rules":"x"}""", 400)]
    [InlineData("""{"call":{"utterances":["robot: a"]}}""", 400)]
    [InlineData("""{"call":{"utterances":["agent: a"]},"rulebook":"unknown"}""", 404)]
    [InlineData("""{"call":{"utterances":["agent: a"]},"rule":"Z99"}""", 404)]
    [InlineData("""{"call":{"utterances":["agent: a"]},"yaml":"rulebook: x"}""", 422)]
    public async Task Refuses_what_cannot_be_tried(string body, int status) =>
        await (await silo.Post("/api/v1/rules/test", body)).Problem((HttpStatusCode)status);

    private async Task<JsonNode> Test(JsonObject test) => await (await silo.Post("/api/v1/rules/test", test.ToJsonString())).Json();

    private static JsonObject Dialogue(params string[] lines) => new() { ["utterances"] = new JsonArray([.. lines.Select(line => (JsonNode)line)]) };
}

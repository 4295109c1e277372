using System.Text;

namespace Qa.Api.Tests.Calls;

public sealed class BatchTests(RunningSilo silo)
{
    [Fact]
    public async Task Answers_every_line_in_order_and_no_bad_line_stops_the_others()
    {
        var known = Some.Call();
        await silo.Submit(known);
        var fresh = Some.Call();
        var changed = Some.Call((string)known["callId"]!, said: "别的内容");
        string[] lines = ["\uFEFF" + fresh.ToJsonString(), "", "not json", known.ToJsonString(), """{"callId":"x","utterances":[]}""", changed.ToJsonString()];

        var answers = await Send(string.Join('\n', lines));

        Assert.Equal([1, 3, 4, 5, 6], answers.Select(answer => (int)answer["line"]!));
        Assert.Equal(["accepted", "rejected", "unchanged", "rejected", "newVersion"], answers.Select(answer => (string)answer["status"]!));
        Assert.Equal(400, (int)answers[1]["problem"]!["status"]!);
        Assert.Contains(answers[3]["problem"]!["errors"]!.AsArray(), error => (string)error!["path"]! == "agentId");
    }

    [Fact]
    public async Task Takes_thousands_of_lines_whoever_reads_late()
    {
        var ids = Enumerable.Range(0, 2_000).Select(_ => Some.Id()).ToArray();

        // The client sends everything before it reads anything.
        var answers = await Send(string.Join("\r\n", ids.Select(id => Some.Call(id).ToJsonString())) + "\r\n");

        Assert.Equal(ids, answers.Select(answer => (string)answer["callId"]!));
        Assert.All(answers, answer => Assert.Equal("accepted", (string)answer["status"]!));
    }

    [Fact]
    public async Task Refuses_a_line_that_is_too_long_and_goes_on()
    {
        await using var small = new RunningSilo(null, "--Qa:Limits:MaxCallBytes", "4096");
        await small.InitializeAsync();
        var call = Some.Call();

        var response = await small.Post("/api/v1/calls:batch", new string('x', 300_000) + "\n" + call.ToJsonString(), "application/x-ndjson");
        var answers = await Lines(response);

        Assert.Equal([413, 0], answers.Select(answer => (int?)answer["problem"]?["status"] ?? 0));
    }

    [Fact]
    public async Task Keeps_the_connection_for_the_next_request()
    {
        // One connection: were it dropped after a batch, the next request on it would fail.
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = silo.Http.BaseAddress };
        for (var i = 0; i < 20; i++)
        {
            using var content = new StringContent(Some.Call().ToJsonString(), Encoding.UTF8, "application/x-ndjson");
            Assert.Single(await Lines(await http.PostAsync("/api/v1/calls:batch", content, TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public async Task Refuses_another_content_type() =>
        await (await silo.Post("/api/v1/calls:batch", "{}", "text/csv")).Problem(HttpStatusCode.UnsupportedMediaType);

    [Fact]
    public async Task Answers_nothing_to_nothing() => Assert.Empty(await Send(""));

    private async Task<List<JsonNode>> Send(string lines) =>
        await Lines(await silo.Post("/api/v1/calls:batch", Encoding.UTF8.GetBytes(lines), "application/x-ndjson"));

    private static async Task<List<JsonNode>> Lines(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}

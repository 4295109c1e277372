using Qa.Demo;
using Qa.Domain.Calls;

namespace Qa.Api.Tests.Trends;

/// <summary>The same calls, in another order, into a fresh store: the same bytes.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public async Task Gives_the_same_reports_and_tallies_whatever_the_order()
    {
        var calls = DemoCalls.Generate(7, new DateOnly(2026, 11, 20)).Take(150).ToArray();
        var shuffled = calls.ToArray();
        new Random(3).Shuffle(shuffled);

        var first = await Import(calls);
        var second = await Import(shuffled);

        Assert.Equal(first.Keys, second.Keys);
        foreach (var (path, answer) in first)
            Assert.Equal(answer, second[path]);
    }

    private static async Task<SortedDictionary<string, string>> Import(Call[] calls)
    {
        await using var silo = new RunningSilo(null);
        await silo.InitializeAsync();
        var lines = calls.SelectMany(call => CallJson.Write(call).Append((byte)'\n')).ToArray();
        (await silo.Post("/api/v1/calls:batch", lines, "application/x-ndjson")).EnsureSuccessStatusCode();

        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var call in calls)
            await Keep($"/api/v1/calls/{Uri.EscapeDataString(call.Header.CallId)}/report");
        foreach (var agent in calls.GroupBy(call => call.Header.AgentId))
            await Settle($"/api/v1/agents/{agent.Key}", agent.Count());
        foreach (var team in calls.Where(call => call.Header.TeamId is not null).GroupBy(call => call.Header.TeamId))
            await Settle($"/api/v1/teams/{team.Key}", team.Count());
        return answers;

        async Task Settle(string path, int count)
        {
            await RunningSilo.Eventually(() => silo.Http.GetAsync(path), seen => seen.IsSuccessStatusCode && Count(seen) == count);
            await Keep(path);
        }

        async Task Keep(string path) => answers[path] = await silo.Http.GetStringAsync(path, TestContext.Current.CancellationToken);
    }

    private static int Count(HttpResponseMessage response) => (int)JsonNode.Parse(response.Content.ReadAsStream())!["tally"]!["calls"]!;
}

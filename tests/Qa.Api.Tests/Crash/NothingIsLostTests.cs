using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Qa.Api.Tests.Crash;

/// <summary>kill -9 in the middle of an import: what was acknowledged is there, once, and every count is right.</summary>
public sealed class NothingIsLostTests
{
    private const int Calls = 5_000;
    private const int LinesPerRequest = 50;

    [Fact]
    public async Task Every_acknowledged_call_survives_a_kill_and_the_counts_equal_a_recount()
    {
        var data = Directory.CreateTempSubdirectory("qa-kill-");
        var calls = Enumerable.Range(0, Calls).Select(Call).ToArray();

        HashSet<string> acknowledged;
        await using (var silo = await SiloProcess.Start(data.FullName))
            acknowledged = await ImportUntilKilled(silo, calls);

        await using (var silo = await SiloProcess.Start(data.FullName))
        {
            var answers = await Import(silo, calls);
            Assert.Equal(Calls, answers.Count);
            Assert.InRange(acknowledged.Count, 1, Calls - 1);
            Assert.All(acknowledged, id => Assert.Equal("unchanged", answers[id]));
            await AssertCountsEqualARecount(silo);
        }

        data.Delete(recursive: true);
    }

    private static async Task<HashSet<string>> ImportUntilKilled(SiloProcess silo, JsonObject[] calls)
    {
        var acknowledged = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var killing = 0;
        await Parallel.ForEachAsync(calls.Chunk(LinesPerRequest), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (chunk, _) =>
        {
            try
            {
                await Send(silo, chunk, acknowledged);
            }
            catch (Exception error) when (Volatile.Read(ref killing) == 1 && error is (HttpRequestException or IOException))
            {
                return; // The silo is dead.
            }

            if (acknowledged.Count >= Calls / 3 && Interlocked.Exchange(ref killing, 1) == 0)
                await silo.Kill();
        });
        return [.. acknowledged.Keys];
    }

    private static async Task<ConcurrentDictionary<string, string>> Import(SiloProcess silo, JsonObject[] calls)
    {
        var answers = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            calls.Chunk(LinesPerRequest), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (chunk, _) => await Send(silo, chunk, answers));
        return answers;
    }

    // Reads line by line, so that what was answered before the kill counts even when the rest of the response never comes.
    private static async Task Send(SiloProcess silo, JsonObject[] calls, ConcurrentDictionary<string, string> answers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/calls:batch")
        {
            Content = new StringContent(string.Join('\n', calls.Select(call => call.ToJsonString())), Encoding.UTF8, "application/x-ndjson"),
        };
        using var response = await silo.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            if (!line.EndsWith('}'))
                throw new IOException("Cut off.");
            var answer = JsonNode.Parse(line)!;
            Assert.NotEqual("rejected", (string)answer["status"]!);
            answers[(string)answer["callId"]!] = (string)answer["status"]!;
        }
    }

    /// <summary>Every call is there once, and agents and teams counted each once.</summary>
    internal static async Task AssertCountsEqualARecount(SiloProcess silo, int calls = Calls)
    {
        var kept = await All(silo);
        Assert.Equal(calls, kept.Select(call => (string)call["callId"]!).Distinct().Count());
        Assert.Equal(calls, kept.Count);
        foreach (var (path, key) in ((string, string)[])[("agents", "agentId"), ("teams", "teamId")])
        {
            foreach (var group in kept.GroupBy(call => (string)call[key]!))
                Assert.Equal(Recount(group), await Counted(silo, $"/api/v1/{path}/{group.Key}", group.Count()));
        }
    }

    private static string Recount(IEnumerable<JsonNode> calls)
    {
        var hundredths = calls.Select(call => (long)((decimal)call["total"]! * 100)).ToArray();
        var broken = calls.SelectMany(call => call["rules"]!.AsArray()).CountBy(rule => (string)rule!).OrderBy(rule => rule.Key, StringComparer.Ordinal);
        var mean = Math.Round((double)hundredths.Sum() / hundredths.Length / 100, 2);
        return Describe(hundredths.Length, mean, calls.Count(call => (bool)call["vetoed"]!), broken);
    }

    private static async Task<string> Counted(SiloProcess silo, string path, int calls)
    {
        // Facts travel behind the commit.
        var tally = (await RunningSilo.Eventually(
            async () => await silo.Http.GetFromJsonAsync<JsonNode>(path), seen => (int?)seen?["tally"]!["calls"] == calls))!["tally"]!;
        var broken = tally["rules"]!.AsObject().Where(rule => (int)rule.Value!["hits"]! > 0)
            .Select(rule => KeyValuePair.Create(rule.Key, (int)rule.Value!["hits"]!)).OrderBy(rule => rule.Key, StringComparer.Ordinal);
        return Describe((int)tally["calls"]!, (double)tally["total"]!["mean"]!, (int)tally["vetoed"]!, broken);
    }

    private static string Describe(int calls, double mean, int vetoed, IEnumerable<KeyValuePair<string, int>> broken) => string.Create(
        CultureInfo.InvariantCulture, $"{calls} calls, mean {mean:F2}, {vetoed} vetoed, {string.Join(" ", broken.Select(rule => $"{rule.Key}:{rule.Value}"))}");

    private static async Task<List<JsonNode>> All(SiloProcess silo)
    {
        var calls = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = (await silo.Http.GetFromJsonAsync<JsonNode>($"/api/v1/calls?limit=200{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}"))!;
            calls.AddRange(page["items"]!.AsArray().Select(call => call!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        return calls;
    }

    internal static JsonObject Call(int i) => Some.Call(
        $"K-{i:D5}", $"A{i % 15:D2}", $"T{i % 3}", $"2026-10-{1 + (i % 28):D2}T10:00:00+08:00",
        i % 7 == 0 ? ["您好", Some.Promise] : ["您好，请问有什么可以帮您？", $"这是第{i}通电话，请稍等。"]);
}

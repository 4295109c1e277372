using System.Text;
using Qa.Testing.Postgres;

namespace Qa.Api.Tests.Crash;

/// <summary>Two silos in processes of their own, on one database.</summary>
public sealed class ClusterTests
{
    private const int Calls = 1_500;

    [Fact]
    public async Task When_one_of_two_silos_is_killed_nothing_is_lost_and_nothing_counted_twice()
    {
        Assert.SkipWhen(PostgresPrograms.Missing is not null, PostgresPrograms.Missing ?? "");
        var data = Directory.CreateTempSubdirectory("qa-cluster-");
        string[] settings = ["--Qa:Storage=postgres", $"--ConnectionStrings:qa={PrivatePostgres.Shared.CreateDatabase()}"];
        var starting = SiloProcess.Start(data.FullName, settings);
        await using var survivor = await SiloProcess.Start(data.FullName, settings);
        await using var victim = await starting;
        var calls = Enumerable.Range(0, Calls).Select(NothingIsLostTests.Call).ToArray();
        var sent = 0;

        await Parallel.ForEachAsync(calls.Chunk(10), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (chunk, cancellation) =>
        {
            var turn = Interlocked.Increment(ref sent);
            if (turn == Calls / 10 / 3)
                await victim.Kill();
            await UntilAcknowledged(turn < Calls / 10 / 3 && turn % 2 == 0 ? victim : survivor, survivor, chunk);
        });

        await NothingIsLostTests.AssertCountsEqualARecount(survivor, Calls);
        data.Delete(recursive: true);
    }

    // As a client does: what was not acknowledged is sent again, to whoever lives. The time is only the limit of a failing test.
    private static async Task UntilAcknowledged(SiloProcess first, SiloProcess then, JsonObject[] calls)
    {
        var silo = first;
        var left = calls;
        for (var deadline = DateTime.UtcNow.AddMinutes(2); left.Length > 0; silo = then)
        {
            Assert.True(DateTime.UtcNow < deadline, "Not all calls were ever acknowledged.");
            try
            {
                var accepted = await Send(silo, left);
                left = [.. left.Where(call => !accepted.Contains((string)call["callId"]!))];
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                await Task.Delay(200);
            }
        }
    }

    private static async Task<HashSet<string>> Send(SiloProcess silo, JsonObject[] calls)
    {
        using var body = new StringContent(string.Join('\n', calls.Select(call => call.ToJsonString())), Encoding.UTF8, "application/x-ndjson");
        using var response = await silo.Http.PostAsync("/api/v1/calls:batch", body);
        response.EnsureSuccessStatusCode();
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);
        return [.. lines.Where(line => (string)line["status"]! != "rejected").Select(line => (string)line["callId"]!)];
    }
}

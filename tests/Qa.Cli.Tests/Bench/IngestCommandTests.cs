using System.Text.Json;

namespace Qa.Cli.Tests.Bench;

public sealed class IngestCommandTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private FakeSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await FakeSilo.Start();

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Sends_as_many_calls_as_are_due_each_under_an_id_of_its_own_in_every_run()
    {
        await Run("--warm-up", "0.1", "--agents", "20");
        await Run("--warm-up", "0.1", "--agents", "20");

        Assert.Equal(60, _silo.Requests);
        Assert.Equal(60, _silo.Calls.Count);
        Assert.All(_silo.Calls.Keys, id => Assert.StartsWith("BENCH-", id, StringComparison.Ordinal));
        Assert.Equal(20, _silo.Calls.Values.Select(call => JsonDocument.Parse(call).RootElement.GetProperty("agentId").GetString()).Distinct().Count());
    }

    [Fact(Timeout = 60_000)] // Else it would wait for ever when it fails.
    public async Task Sends_on_while_the_server_answers_nothing()
    {
        // A sender that waits for answers would never send the 20th, and this would never end.
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _silo.Instead = async (request, _) =>
        {
            if (request == 20)
                all.SetResult();
            await all.Task.WaitAsync(TestContext.Current.CancellationToken);
            return false;
        };

        await Run();

        Assert.Equal(20, _silo.Calls.Count);
    }

    [Fact]
    public async Task Sends_to_several_nodes_in_turn()
    {
        await using var second = await FakeSilo.Start();

        await Run("--url", second.Url);

        Assert.Equal((10, 10), (_silo.Requests, second.Requests));
    }

    [Fact]
    public async Task Counts_answers_by_status_never_sends_again_and_fails()
    {
        _silo.Instead = async (request, context) =>
        {
            if (request % 4 != 0)
                return false;
            context.Response.StatusCode = 429;
            await Task.CompletedTask;
            return true;
        };

        var (run, json) = await Run();
        var result = json.GetProperty("result");

        Assert.Equal(ExitCode.SomeFailed, run.Exit);
        Assert.Equal(20, _silo.Requests);
        Assert.Equal("""{"202":15,"429":5}""", result.GetProperty("statuses").GetRawText());
        Assert.Equal("HTTP 429 Too Many Requests", result.GetProperty("firstProblem").GetString());
        Assert.False(json.GetProperty("verdict").GetProperty("keepsUp").GetBoolean());
    }

    [Fact]
    public async Task Counts_broken_connections_by_kind()
    {
        _silo.Instead = (_, context) =>
        {
            context.Abort();
            return Task.FromResult(true);
        };

        var (_, json) = await Run();

        var errors = json.GetProperty("result").GetProperty("errors");
        Assert.Equal(20, errors.EnumerateObject().Sum(error => error.Value.GetInt32()));
        Assert.True(errors.TryGetProperty("responseEnded", out _) || errors.TryGetProperty("unknown", out _), errors.GetRawText());
    }

    [Fact]
    public async Task Writes_one_object_with_everything_that_a_comparison_needs()
    {
        var file = Path.Combine(_scratch.Folder, "kept.json");

        var (run, json) = await Run("--poisson", "--seed", "3", "--out", file);

        Assert.Equal(["kind", "date", "machine", "qaVersion", "targets", "plan", "result", "verdict"], Names(json));
        Assert.Equal("bench.ingest", json.GetProperty("kind").GetString());
        Assert.Equal(["cpu", "cpus", "memoryBytes", "os", "runtime"], Names(json.GetProperty("machine")));
        Assert.Equal($$"""[{"url":"{{_silo.Url}}/","version":"9.9-fake"}]""", json.GetProperty("targets").GetRawText());
        Assert.Equal("""{"ratePerSecond":100,"seconds":0.2,"warmUpSeconds":0,"arrivals":"poisson","seed":3,"connections":64,"timeoutSeconds":30,"retries":0}""", json.GetProperty("plan").GetRawText());
        Assert.Equal(
            ["due", "succeeded", "failed", "offeredPerSecond", "achievedPerSecond", "statuses", "errors", "lateStarts", "latencyMs", "kinds", "halves"],
            Names(json.GetProperty("result")));
        Assert.Equal(["count", "p50", "p90", "p95", "p99", "p999", "max"], Names(json.GetProperty("result").GetProperty("latencyMs")));
        Assert.Equal(run.Out, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal([file], Directory.GetFiles(_scratch.Folder));
    }

    [Theory]
    [InlineData(true, "Machine: ", "Verdict: ")]
    [InlineData(false, "机器：", "结论：")]
    public async Task Tells_a_person_the_machine_first_and_the_verdict_last(bool english, string first, string last)
    {
        var run = await CommandLine.Run(english, "bench", "ingest", "--url", _silo.Url, "--rate", "100", "--seconds", "0.1", "--warm-up", "0");

        Assert.StartsWith(first, run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith(last, run.Lines[^1], StringComparison.Ordinal);
        Assert.Contains("p99.9", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rate 0", "--rate is a number between 0.01 and 100000.")]
    [InlineData("--rate NaN", "--rate is a number between 0.01 and 100000.")]
    [InlineData("--rate many", "--rate is a number between 0.01 and 100000.")]
    [InlineData("--seconds -1", "--seconds is a number between 0.01 and 86400.")]
    [InlineData("--warm-up -1", "--warm-up is a number between 0 and 3600.")]
    [InlineData("--connections 0", "--connections is a number between 1 and 10000.")]
    [InlineData("--agents 0", "--agents is a number between 1 and 100000.")]
    [InlineData("--timeout 0", "--timeout is a number between 0.1 and 3600.")]
    [InlineData("--rate 0.1 --seconds 1", "At this rate not one request is due in that time: raise --rate or --seconds.")]
    [InlineData("--url ftp://x", "'ftp://x' is not an http address such as http://127.0.0.1:8080.")]
    [InlineData("--out no-such-folder/x.json", "Cannot write no-such-folder/x.json")]
    public async Task Refuses_nonsense_with_a_sentence_and_sends_nothing(string options, string sentence)
    {
        var run = await CommandLine.Run([.. new[] { "bench", "ingest", "--url", _silo.Url }, .. options.Split(' ')]);

        Assert.Equal(ExitCode.WrongUse, run.Exit);
        Assert.StartsWith(sentence, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, _silo.Requests);
    }

    [Fact]
    public async Task Refuses_to_load_nothing_and_leaves_an_older_result_alone()
    {
        var url = _silo.Url;
        await _silo.DisposeAsync();
        var file = _scratch.File("kept.json", "older");

        var run = await CommandLine.Run("bench", "ingest", "--url", url, "--out", file);

        Assert.Equal(ExitCode.WrongUse, run.Exit);
        Assert.StartsWith($"There is no server to load at {url}/", run.Error, StringComparison.Ordinal);
        Assert.Equal("older", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal([file], Directory.GetFiles(_scratch.Folder));
    }

    private async Task<(CommandLine Run, JsonElement Json)> Run(params string[] more)
    {
        string[] cold = more.Contains("--warm-up") ? [] : ["--warm-up", "0"];
        var run = await CommandLine.Run(["bench", "ingest", "--json", "--url", _silo.Url, "--rate", "100", "--seconds", "0.2", .. cold, .. more]);
        return (run, JsonDocument.Parse(run.Lines.Single()).RootElement);
    }

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}

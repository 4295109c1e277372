using System.Text.Json;

namespace Qa.Cli.Tests.Bench;

public sealed class ReadsCommandTests : IAsyncLifetime
{
    private FakeSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await FakeSilo.Start();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task Reads_what_is_there_as_dashboards_do_each_way_with_its_latency()
    {
        foreach (var callId in new[] { "a", "b/1", "c" })
            _silo.Calls[callId] = Some.CallJson(callId, "您好");

        var run = await Run();
        var result = JsonDocument.Parse(run.Lines.Single()).RootElement.GetProperty("result");

        Assert.Equal("""{"200":200}""", result.GetProperty("statuses").GetRawText());
        Assert.Equal(
            ["agentTrend", "call", "listByAgent", "listByRule", "listNewest", "listWorst", "report", "search", "team"],
            result.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetProperty("kind").GetString()));
        Assert.Equal(200, result.GetProperty("kinds").EnumerateArray().Sum(kind => kind.GetProperty("latencyMs").GetProperty("count").GetInt32()));
        Assert.Superset(
            new HashSet<string>(["/api/v1/calls/a", "/api/v1/calls/b%2F1/report", "/api/v1/calls?limit=50&rule=C05", "/api/v1/calls?limit=50&q=%E4%BF%9D%E6%9C%AC", "/api/v1/agents/A1/trend", "/api/v1/teams/T1"]),
            _silo.Reads.ToHashSet());
    }

    [Fact]
    public async Task Reads_the_same_for_the_same_seed()
    {
        _silo.Calls["a"] = Some.CallJson("a", "您好");

        await Run();
        var first = _silo.Reads.Order(StringComparer.Ordinal).ToArray();
        _silo.Reads.Clear();
        await Run();

        Assert.Equal(first, _silo.Reads.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Says_what_to_do_when_there_is_nothing_to_read()
    {
        var run = await Run();

        Assert.Equal(ExitCode.WrongUse, run.Exit);
        Assert.StartsWith("The server has no calls to read: run qa demo or qa bench ingest first.", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandLine> Run() => CommandLine.Run("bench", "reads", "--json", "--url", _silo.Url, "--rate", "1000", "--seconds", "0.2", "--warm-up", "0");
}

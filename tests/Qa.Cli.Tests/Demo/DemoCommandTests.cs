using System.Text.Json;

namespace Qa.Cli.Tests.Demo;

public sealed class DemoCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Sends_the_same_calls_as_it_writes()
    {
        await using var silo = await FakeSilo.Start();
        var file = Path.Combine(_scratch.Folder, "demo.ndjson");

        var written = await CommandLine.Run("demo", "--out", file, "--last-day", "2026-11-20");
        var sent = await CommandLine.Run("demo", "--url", silo.Url, "--last-day", "2026-11-20");

        Assert.Equal((ExitCode.Fine, ExitCode.Fine), (written.Exit, sent.Exit));
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.True(lines.Length >= 600);
        Assert.Equal(lines.Order(StringComparer.Ordinal), silo.Calls.Values.Order(StringComparer.Ordinal));
        Assert.Equal(lines.Length, JsonDocument.Parse(sent.Lines[^1]).RootElement.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Refuses_a_day_that_is_none() =>
        Assert.Equal(ExitCode.WrongUse, (await CommandLine.Run("demo", "--last-day", "yesterday")).Exit);
}

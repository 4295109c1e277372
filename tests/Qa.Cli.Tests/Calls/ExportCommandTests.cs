namespace Qa.Cli.Tests.Calls;

public sealed class ExportCommandTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private FakeSilo _silo = null!;

    public async ValueTask InitializeAsync()
    {
        _silo = await FakeSilo.Start();
        foreach (var callId in new[] { "a", "b", "c/1", "d", "e" })
            _silo.Calls[callId] = Some.CallJson(callId, "您好");
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Writes_calls_of_all_pages_as_they_can_be_imported_again()
    {
        var file = Path.Combine(_scratch.Folder, "out.ndjson");

        var run = await CommandLine.Run("export", "calls", "--url", _silo.Url, "--out", file);

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Equal(_silo.Calls.OrderBy(call => call.Key, StringComparer.Ordinal).Select(call => call.Value), await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Writes_a_table_that_spreadsheets_read_right_and_do_not_run()
    {
        var file = Path.Combine(_scratch.Folder, "out.csv");

        await CommandLine.Run("export", "calls", "--url", _silo.Url, "--out", file, "--format", "csv");

        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var rows = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.StartsWith("callId,startedAt,agentId,agentName", rows[0], StringComparison.Ordinal);
        Assert.Equal("a,,A1,\"'=cmd(), \"\"李\"\"\",,,,,,,97.5,false,,A01 C05", rows[1]);
        Assert.Equal(7, rows.Length);
    }

    [Fact]
    public async Task Passes_filters_on()
    {
        var run = await CommandLine.Run("export", "calls", "--url", _silo.Url, "--agent", "nobody");

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Tells_why_the_server_refused_and_leaves_no_file()
    {
        var file = Path.Combine(_scratch.Folder, "out.ndjson");

        var run = await CommandLine.Run("export", "calls", "--url", _silo.Url, "--severity", "bad", "--out", file);

        Assert.Equal(ExitCode.SomeFailed, run.Exit);
        Assert.Contains("'bad' is none of: minor", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-x", "'-x")]
    [InlineData("@here", "'@here")]
    [InlineData("a=b", "a=b")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("他说\"好\"", "\"他说\"\"好\"\"\"")]
    [InlineData("", "")]
    public void Escapes_cells(string text, string cell) => Assert.Equal(cell, Cli.Calls.CallCsv.Text(text));
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Qa.Cli.Tests.Calls;

public sealed class ImportCommandTests : IAsyncLifetime
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
    public async Task Takes_files_and_folders_in_all_three_forms()
    {
        _scratch.File("in/a.ndjson", Lines("A", 3));
        _scratch.File("in/deep/b.jsonl", "\uFEFF" + Lines("B", 2) + "\n  \n" + Some.CallJson("B-last", "您好"));
        _scratch.File("in/c.json", Some.CallJson("C", "您好").Replace(",", ",\r\n", StringComparison.Ordinal));
        _scratch.File("in/d.json", $"\uFEFF [\n{Some.CallJson("D-1", "您好")},\n{Some.CallJson("D-2", "您好")}\n]");
        _scratch.File("in/readme.txt", "not a call");
        var single = _scratch.File("single.json", Some.CallJson("E", "您好"));

        var run = await Import(Path.Combine(_scratch.Folder, "in"), single);

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Equal(["A-0", "A-1", "A-2", "B-0", "B-1", "B-last", "C", "D-1", "D-2", "E"], _silo.Calls.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(10, Last(run).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Counts_repeats_and_new_versions()
    {
        await Import(_scratch.File("a.ndjson", Lines("A", 3)));

        var again = Last(await Import(_scratch.File("b.ndjson", Lines("A", 2) + "\n" + Some.CallJson("A-2", "改了"))));

        Assert.Equal((2, 1), (again.GetProperty("unchanged").GetInt32(), again.GetProperty("newVersions").GetInt32()));
    }

    [Fact]
    public async Task Lists_every_bad_file_and_line_and_takes_the_good_ones()
    {
        _silo.RejectWith = callId => callId is "A-1" ? 400 : null;
        var lines = _scratch.File("in/a.ndjson", Lines("A", 3) + "\n{ not json\n" + Some.CallJson("A-last", "您好"));
        var array = _scratch.File("in/b.json", $"[{Some.CallJson("B-1", "您好")}, {{ broken");
        var empty = _scratch.File("in/c.json", "  \n");

        var run = await Import(Path.Combine(_scratch.Folder, "in"));

        Assert.Equal(ExitCode.SomeFailed, run.Exit);
        Assert.Equal(["A-0", "A-2", "A-last"], _silo.Calls.Keys.Order(StringComparer.Ordinal));
        var failures = Json(run).Where(line => line.GetProperty("kind").GetString() is "failure").ToDictionary(line => line.GetProperty("place").GetString()!, line => line.GetProperty("reason").GetString()!, StringComparer.Ordinal);
        Assert.Equal([$"{lines}:2", $"{lines}:4", array, empty], failures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("The call is not valid. (utterances[3].role: unknown role)", failures[$"{lines}:2"]);
        Assert.StartsWith("Not JSON", failures[array], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_again_when_the_server_is_busy()
    {
        _silo.Instead = (request, context) =>
        {
            context.Response.StatusCode = request switch { 1 => 429, 2 => 503, _ => 200 };
            return Task.FromResult(request <= 2);
        };

        var run = await Import(_scratch.File("a.ndjson", Lines("A", 3)));

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Equal(3, _silo.Calls.Count);
        Assert.Equal(3, _silo.Requests);
        Assert.Contains(Json(run), line => line.GetProperty("kind").GetString() is "notice");
    }

    [Fact]
    public async Task Sends_only_busy_lines_again()
    {
        var once = 0;
        _silo.RejectWith = callId => callId is "A-1" && once++ == 0 ? 503 : null;

        var run = await Import(_scratch.File("a.ndjson", Lines("A", 3)));

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Equal(4, _silo.Arrived.Count);
    }

    [Fact]
    public async Task Sends_the_rest_again_when_the_connection_drops()
    {
        _silo.DropAfter = 2;

        var run = await Import(_scratch.File("a.ndjson", Lines("A", 6)));

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Equal(6, _silo.Calls.Count);
        // Answers may be lost with the connection; then their calls are sent again and are unchanged.
        Assert.Equal(6, Last(run).GetProperty("accepted").GetInt32() + Last(run).GetProperty("unchanged").GetInt32());
        Assert.Equal(2, _silo.Requests);
    }

    [Fact]
    public async Task Gives_up_after_the_repetitions_and_goes_on_where_it_stopped()
    {
        var file = _scratch.File("a.ndjson", Lines("A", 10));
        _silo.Instead = (request, context) => Task.FromResult(Break(request > 2, context));

        var stopped = await Import(file, "--batch", "2", "--parallel", "1", "--retries", "1");
        _silo.Instead = (_, _) => Task.FromResult(false);
        var before = _silo.Arrived.Count;
        var resumed = await Import(file, "--batch", "2");

        Assert.Equal(ExitCode.SomeFailed, stopped.Exit);
        Assert.NotEmpty(Last(stopped).GetProperty("stopped").GetString()!);
        Assert.Equal(ExitCode.Fine, resumed.Exit);
        Assert.Equal(4, Last(resumed).GetProperty("skipped").GetInt32());
        Assert.Equal(6, _silo.Arrived.Count - before);
        Assert.Equal(10, _silo.Calls.Count);
        Assert.False(File.Exists(file + ".qa-import"));
    }

    [Fact]
    public async Task Starts_anew_when_the_server_has_lost_the_calls()
    {
        var file = _scratch.File("a.ndjson", Lines("A", 3) + "\nbad");
        await Import(file);
        Assert.True(File.Exists(file + ".qa-import"));
        _silo.Calls.Clear();

        var again = await Import(file);

        Assert.Equal(3, _silo.Calls.Count);
        Assert.Contains("starting from the beginning", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_a_named_checkpoint_apart_and_refuses_a_file_that_is_none()
    {
        var file = _scratch.File("a.ndjson", Lines("A", 3) + "\nbad");
        var checkpoint = Path.Combine(_scratch.Folder, "here");

        await Import(file, "--resume", checkpoint);
        var again = await Import(file, "--resume", checkpoint);
        var refused = await Import(file, "--resume", file);

        Assert.Equal(3, Last(again).GetProperty("skipped").GetInt32());
        Assert.Equal(ExitCode.WrongUse, refused.Exit);
        Assert.Equal(Lines("A", 3) + "\nbad", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stops_when_something_else_answers()
    {
        _silo.Instead = (_, context) =>
        {
            context.Response.StatusCode = 404;
            return Task.FromResult(true);
        };

        var run = await Import(_scratch.File("a.ndjson", Lines("A", 500)));

        Assert.Equal(ExitCode.SomeFailed, run.Exit);
        Assert.StartsWith("HTTP 404", Last(run).GetProperty("stopped").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_many_calls_in_parallel_batches_each_once()
    {
        var run = await Import(_scratch.File("a.ndjson", Lines("A", 5000)), "--batch", "70", "--parallel", "8");

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Equal(5000, _silo.Calls.Count);
        Assert.Equal(5000, _silo.Arrived.Count);
        Assert.Equal(72, _silo.Requests);
    }

    [Theory]
    [InlineData("--url", "ftp://x")]
    [InlineData("--parallel", "0")]
    [InlineData("--batch", "5000")]
    [InlineData("--retries", "many")]
    public async Task Refuses_options_that_make_no_sense(string option, string value)
    {
        var run = await CommandLine.Run("import", _scratch.File("a.ndjson", Lines("A", 1)), option, value);

        Assert.Equal(ExitCode.WrongUse, run.Exit);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("a.txt")]
    [InlineData("empty-folder")]
    public async Task Refuses_paths_with_nothing_to_import(string path)
    {
        _scratch.File("a.txt", "x");
        Directory.CreateDirectory(Path.Combine(_scratch.Folder, "empty-folder"));

        Assert.Equal(ExitCode.WrongUse, (await Import(Path.Combine(_scratch.Folder, path))).Exit);
    }

    private static bool Break(bool really, HttpContext context)
    {
        if (really)
            context.Abort();
        return really;
    }

    private static string Lines(string prefix, int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => Some.CallJson($"{prefix}-{i}", "您好", "再见")));

    private Task<CommandLine> Import(params string[] args) => CommandLine.Run(["import", .. args, "--url", _silo.Url, "--retry-pause", "1"]);

    private static IEnumerable<JsonElement> Json(CommandLine run) => run.Lines.Select(line => JsonDocument.Parse(line).RootElement);

    private static JsonElement Last(CommandLine run) => Json(run).Last();
}

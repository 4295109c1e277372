using System.CommandLine;
using System.Diagnostics;
using Polly;
using Qa.Cli.Silo;

namespace Qa.Cli.Calls;

/// <summary>The options that all commands share which send calls.</summary>
internal sealed class ImportOptions
{
    private readonly Option<string> _url;
    private readonly Option<int> _parallel;
    private readonly Option<int> _batch;
    private readonly Option<int> _retries;
    private readonly Option<int> _pause;
    private readonly Option<bool> _json;

    public ImportOptions(Command command, Terminal terminal)
    {
        _url = ServerUrl.Option(terminal);
        _parallel = Number("--parallel", terminal.Say("同时发送的批数（1–16）", "Batches sent at the same time, 1 to 16"), 4, 1, 16, terminal);
        _batch = Number("--batch", terminal.Say("每批通话数（1–1000）", "Calls in a batch, 1 to 1000"), 100, 1, 1000, terminal);
        _retries = Number("--retries", terminal.Say("连不上或服务忙时重试次数（0–100）", "Repetitions when the server is unreachable or busy, 0 to 100"), 6, 0, 100, terminal);
        _pause = Number("--retry-pause", terminal.Say("首次重试前约等待的毫秒数，之后翻倍", "Milliseconds before the first repetition, about; doubles from there"), 500, 1, 60_000, terminal);
        _json = new Option<bool>("--json") { Description = terminal.Say("输出 JSON Lines（不是终端时自动如此）", "Write JSON Lines (as without a terminal)") };
        foreach (var option in new Option[] { _url, _parallel, _batch, _retries, _pause, _json })
            command.Options.Add(option);
    }

    public Uri Url(ParseResult parsed) => ServerUrl.Parse(parsed.GetRequiredValue(_url));

    /// <summary>Sends the calls, shows how it goes, and says in the end what came of it.</summary>
    /// <param name="total">What <see cref="SourceLine.Consumed"/> comes to at the end.</param>
    public async Task<ImportResult> Run(ParseResult parsed, IAsyncEnumerable<SourceLine> lines, long total, Checkpoint checkpoint, Terminal terminal, CancellationToken cancellation)
    {
        var json = parsed.GetValue(_json) || !terminal.Interactive;
        using var client = ServerUrl.Client(Url(parsed), terminal);
        var began = Stopwatch.GetTimestamp();
        var result = json ? await Send(new ImportLog(terminal)) : await ImportBar.Show(total, terminal, Send);
        if (json)
            ImportSummary.WriteJson(result, Stopwatch.GetElapsedTime(began), terminal);
        else
            ImportSummary.Write(result, Stopwatch.GetElapsedTime(began), terminal);
        return result;

        Task<ImportResult> Send(IImportProgress progress) =>
            new Importer(new BatchSender(client, Pipeline(parsed, progress, terminal)), new ImportPlan(parsed.GetValue(_parallel), parsed.GetValue(_batch)), checkpoint, progress, terminal)
                .Run(lines, cancellation);
    }

    private ResiliencePipeline Pipeline(ParseResult parsed, IImportProgress progress, Terminal terminal)
    {
        var times = parsed.GetValue(_retries);
        var told = 0;
        return Retry.Pipeline(times, TimeSpan.FromMilliseconds(parsed.GetValue(_pause)), (attempt, pause, reason) =>
        {
            // All batches stumble over the same thing at the same time; saying it once a step is enough.
            if (Interlocked.Exchange(ref told, attempt) < attempt)
                progress.Notice(terminal.Say($"{reason.Message}；{pause.TotalSeconds:0.0} 秒后重试（{attempt}/{times}）", $"{reason.Message} Again in {pause.TotalSeconds:0.0} s ({attempt}/{times})."));
        });
    }

    private static Option<int> Number(string name, string description, int usual, int lowest, int highest, Terminal terminal)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var value) && (value < lowest || value > highest))
                result.AddError(terminal.Say($"{name} 应在 {lowest} 到 {highest} 之间", $"{name} lies between {lowest} and {highest}."));
        });
        return option;
    }
}

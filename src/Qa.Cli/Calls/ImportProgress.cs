using System.Diagnostics;
using Spectre.Console;

namespace Qa.Cli.Calls;

/// <summary>Tells how an import goes, while it goes.</summary>
internal interface IImportProgress
{
    /// <param name="failure">What has just failed, if that is the news.</param>
    void Report(ImportTally tally, ImportFailure? failure);

    void Notice(string text);
}

/// <summary>A bar for a person at a terminal.</summary>
internal sealed class ImportBar(IAnsiConsole console, ProgressTask task, Terminal terminal) : IImportProgress
{
    public static Task<ImportResult> Show(long total, Terminal terminal, Func<IImportProgress, Task<ImportResult>> run)
    {
        var console = terminal.Ansi();
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => run(new ImportBar(console, context.AddTask(terminal.Say("导入", "Import"), maxValue: Math.Max(1, total)), terminal)));
    }

    public void Report(ImportTally tally, ImportFailure? failure)
    {
        task.Value = tally.Bytes;
        task.Description = terminal.Say($"已确认 {tally.Acknowledged} 通，失败 {tally.Failed}", $"{tally.Acknowledged} acknowledged, {tally.Failed} failed");
    }

    public void Notice(string text) => console.WriteLine(text);
}

/// <summary>JSON Lines for a program: every failure at once, the tally about once a second.</summary>
internal sealed class ImportLog(Terminal terminal) : IImportProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long _last = Stopwatch.GetTimestamp();

    public void Report(ImportTally tally, ImportFailure? failure)
    {
        if (failure is not null)
            terminal.Json(new { kind = "failure", failure.Place, failure.CallId, failure.Reason });
        if (Stopwatch.GetElapsedTime(_last) < Interval)
            return;
        _last = Stopwatch.GetTimestamp();
        terminal.Json(new { kind = "progress", tally.Accepted, tally.Unchanged, tally.NewVersions, tally.Failed, tally.Skipped, tally.Bytes });
    }

    public void Notice(string text) => terminal.Json(new { kind = "notice", text });
}

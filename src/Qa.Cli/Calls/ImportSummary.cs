namespace Qa.Cli.Calls;

/// <summary>Says in the end what an import came to.</summary>
internal static class ImportSummary
{
    public static void Write(ImportResult result, TimeSpan took, Terminal terminal)
    {
        var tally = result.Tally;
        terminal.Line(terminal.Say(
            $"新收 {tally.Accepted}，已有 {tally.Unchanged}，新版本 {tally.NewVersions}，跳过 {tally.Skipped}，失败 {tally.Failed}；用时 {took.TotalSeconds:0.0} 秒",
            $"{tally.Accepted} accepted, {tally.Unchanged} unchanged, {tally.NewVersions} new versions, {tally.Skipped} skipped, {tally.Failed} failed in {took.TotalSeconds:0.0} s"));
        foreach (var failure in result.Failures)
            terminal.Complain($"{failure.Place}: {(failure.CallId is { } id ? $"{id}: " : string.Empty)}{failure.Reason}");
        if (result.Stopped is { } reason)
            terminal.Complain(terminal.Say($"导入中断：{reason} 重新运行同一命令即可接着导入。", $"Import stopped: {reason} Run the same command again to go on."));
    }

    public static void WriteJson(ImportResult result, TimeSpan took, Terminal terminal)
    {
        var tally = result.Tally;
        terminal.Json(new
        {
            kind = "done",
            complete = result.Complete,
            tally.Accepted,
            tally.Unchanged,
            tally.NewVersions,
            tally.Failed,
            tally.Skipped,
            stopped = result.Stopped,
            seconds = Math.Round(took.TotalSeconds, 3),
        });
    }
}

using System.Globalization;
using Spectre.Console;

namespace Qa.Cli.Bench;

/// <summary>A load test for a person.</summary>
internal static class BenchText
{
    public static void Write(BenchReport report, Terminal terminal)
    {
        var (machine, figures) = (report.Machine, report.Figures);
        Line(terminal, "机器", "Machine", $"{machine.Cpu}, {machine.Cpus} CPU, {Invariant(machine.MemoryBytes / (double)(1L << 30))} GiB, {machine.Os}, {machine.Runtime}");
        Line(terminal, "时间", "Date", $"{report.Date.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)}, qa {BenchReport.QaVersion}");
        foreach (var target in report.Targets)
            Line(terminal, "目标", "Target", target.Version is { } version ? $"{target.Url} {version}" : target.Url);
        Line(terminal, "负载", "Load", Load(report, terminal));
        terminal.Line();
        terminal.Ansi().Write(Latencies(figures, terminal));
        Line(terminal, "每秒", "A second", terminal.Say(
            $"发出 {Invariant(figures.OfferedPerSecond)}，成功应答 {Invariant(figures.AchievedPerSecond)}",
            $"{Invariant(figures.OfferedPerSecond)} offered, {Invariant(figures.AchievedPerSecond)} answered with success"));
        Line(terminal, "应答", "Answers", string.Join(", ", figures.Statuses.Select(status => $"HTTP {status.Key}: {status.Value}").Concat(figures.Errors.Select(error => $"{error.Key}: {error.Value}"))));
        if (figures.FirstProblem is { } problem)
            Line(terminal, "首个失败", "First failure", problem);
        Line(terminal, "晚发", "Late starts", terminal.Say(
            $"{figures.LateStarts.Count} 个超过 {LateStarts.LateFromMs} 毫秒，最长 {Invariant(figures.LateStarts.MaxMs)} 毫秒",
            $"{figures.LateStarts.Count} by more than {LateStarts.LateFromMs} ms, at most {Invariant(figures.LateStarts.MaxMs)} ms"));
        foreach (var note in report.Verdict.Notes)
            Line(terminal, "注意", "Note", terminal.Say(note));
        var reasons = string.Join(terminal.Say("；", "; "), report.Verdict.Against.Select(terminal.Say));
        Line(terminal, "结论", "Verdict", terminal.Say(report.Verdict.Sentence) + (reasons.Length > 0 ? terminal.Say("：", ": ") + reasons : string.Empty));
    }

    private static string Load(BenchReport report, Terminal terminal)
    {
        var plan = report.Plan;
        var (rate, seconds, warmUp) = (Plain(plan.PerSecond), Plain(plan.Duration.TotalSeconds), Plain(plan.WarmUp.TotalSeconds));
        return terminal.Say(
            $"{report.Scenario}，每秒 {rate}（{(plan.Poisson ? $"泊松，种子 {plan.Seed}" : "等间隔")}），{seconds} 秒，预热 {warmUp} 秒，至多 {plan.AtOnce} 个在途，不重试",
            $"{report.Scenario}, {rate}/s ({(plan.Poisson ? $"Poisson, seed {plan.Seed}" : "evenly spaced")}), {seconds} s after {warmUp} s of warm-up, at most {plan.AtOnce} under way, no retries");
    }

    private static Table Latencies(BenchFigures figures, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(terminal.Say("延迟（毫秒）", "Latency (ms)"));
        foreach (var column in new[] { terminal.Say("成功", "ok"), terminal.Say("失败", "failed"), "p50", "p90", "p95", "p99", "p99.9", "max" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var kind in figures.Kinds.Count > 1 ? figures.Kinds : [])
            Row(table, terminal.Say(kind.Kind.Name), $"{kind.Succeeded}", $"{kind.Failed}", kind.Latency);
        Row(table, terminal.Say(figures.All.Kind.Name), $"{figures.All.Succeeded}", $"{figures.All.Failed}", figures.All.Latency);
        Row(table, terminal.Say("前半程", "first half"), string.Empty, string.Empty, figures.Halves.First);
        Row(table, terminal.Say("后半程", "last half"), string.Empty, string.Empty, figures.Halves.Last);
        return table;
    }

    private static void Row(Table table, string name, string succeeded, string failed, LatencySummary? latency)
    {
        double?[] figures = [latency?.P50, latency?.P90, latency?.P95, latency?.P99, latency?.P999, latency?.Max];
        table.AddRow([Markup.Escape(name), succeeded, failed, .. figures.Select(figure => figure is { } ms ? Invariant(ms) : "–")]);
    }

    private static void Line(Terminal terminal, string zh, string en, string text) => terminal.Line(terminal.Say($"{zh}：{text}", $"{en}: {text}"));

    private static string Invariant(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Plain(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

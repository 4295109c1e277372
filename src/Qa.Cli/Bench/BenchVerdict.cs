using System.Globalization;
using Qa.Domain;

namespace Qa.Cli.Bench;

/// <summary>Whether the server keeps up with the load, and what to know before trusting the figures.</summary>
/// <param name="Against">Why it does not keep up; empty when it does.</param>
/// <param name="Notes">On the measurement itself.</param>
internal sealed record BenchVerdict(IReadOnlyList<LocalText> Against, IReadOnlyList<LocalText> Notes)
{
    // Answers of the last moments come after the end, so that a server which keeps up is a little below what is offered.
    private const double LeastShare = 0.95;

    public bool KeepsUp => Against.Count == 0;

    public LocalText Sentence => KeepsUp ? new("跟得上", "keeps up") : new("跟不上", "does not keep up");

    public static BenchVerdict Of(BenchFigures figures, BenchPlan plan) => new([.. Reasons(figures)], [.. Remarks(figures, plan)]);

    private static IEnumerable<LocalText> Reasons(BenchFigures figures)
    {
        if (figures.Due == 0)
            yield return new("没有请求到期，无从判断", "no request was due, so nothing is known");
        if (figures.All.Failed > 0)
            yield return new($"{figures.Due} 个请求中 {figures.All.Failed} 个失败", $"{figures.All.Failed} of {figures.Due} requests failed");
        var (offered, achieved) = (Number(figures.OfferedPerSecond), Number(figures.AchievedPerSecond));
        if (figures.AchievedPerSecond < figures.OfferedPerSecond * LeastShare)
            yield return new($"每秒应答 {achieved}，而发出 {offered}", $"{achieved} answers a second of {offered} offered");
        if (figures.Halves.NotSent > 0)
            yield return new($"{figures.Halves.NotSent} 个排队到结束也没能发出", $"{figures.Halves.NotSent} waited for their turn until the run was over");
        else if (figures.Halves is { Trend: LatencyTrend.Growing, First: { } first, Last: { } last })
        {
            var (before, after) = (Number(first.P50), Number(last.P50));
            yield return new($"延迟在增长：中位数前半程 {before} 毫秒，后半程 {after} 毫秒", $"latency grows: median {before} ms in the first half, {after} ms in the last");
        }
    }

    private static IEnumerable<LocalText> Remarks(BenchFigures figures, BenchPlan plan)
    {
        var late = figures.LateStarts;
        if (late.BoundMet > 0)
        {
            yield return new(
                $"{late.BoundMet} 个请求到期时已有 {plan.AtOnce} 个在途，只能等待；等待计入延迟，但服务同时看到的请求比真实来电少（见 --connections）。",
                $"Requests that found {plan.AtOnce} under way and had to wait: {late.BoundMet}; the wait is in their latency, yet the server saw fewer at once than callers would send (see --connections).");
        }

        if (late.SenderLate > 0)
        {
            yield return new(
                $"{late.SenderLate} 个请求因本机太忙晚发超过 {LateStarts.LateFromMs} 毫秒：延迟里有本机的份。",
                $"Requests that this machine itself began more than {LateStarts.LateFromMs} ms late: {late.SenderLate}; that part of the latency is its own.");
        }

        if (figures.Halves.Trend == LatencyTrend.Falling)
            yield return new("后半程明显更快：预热不够（见 --warm-up）。", "The last half was clearly faster: it was not warm yet (see --warm-up).");
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}

using System.CommandLine;
using Spectre.Console;

namespace Qa.Cli.Bench;

/// <summary>From the options of a load test to its result.</summary>
/// <param name="scenario">Such as "ingest".</param>
internal sealed class BenchRun(string scenario, BenchOptions options, TimeProvider clock, Terminal terminal)
{
    /// <param name="prepare">Makes what makes requests, before the time runs.</param>
    /// <returns>0 when the server keeps up, else 1.</returns>
    public async Task<int> Run(ParseResult parsed, Func<BenchTargets, BenchPlan, CancellationToken, Task<Func<BenchRequest>>> prepare, CancellationToken cancellation)
    {
        var plan = options.Plan(parsed);
        using var targets = new BenchTargets(options.Urls(parsed), terminal);
        await using var file = BenchFile.Open(options.Output(parsed));
        var described = await targets.Describe(cancellation);
        var next = await prepare(targets, plan, cancellation);

        var date = clock.GetLocalNow();
        var figures = await Watched(plan, options.Json(parsed), () => new OpenLoop(plan, clock).Run(next, cancellation));
        var report = new BenchReport(scenario, date, MachineDescription.OfThis(), described, plan, figures);

        if (options.Json(parsed))
            terminal.Json(BenchJson.Of(report, terminal));
        else
            BenchText.Write(report, terminal);
        await file.Keep(Terminal.ToJson(BenchJson.Of(report, terminal)));
        return report.Verdict.KeepsUp ? ExitCode.Fine : ExitCode.SomeFailed;
    }

    private Task<BenchFigures> Watched(BenchPlan plan, bool json, Func<Task<BenchFigures>> run)
    {
        if (json || !terminal.Interactive)
            return run();
        var text = terminal.Say($"压测中，约 {plan.End.TotalSeconds:0} 秒", $"Under load for about {plan.End.TotalSeconds:0} s");
        return terminal.Ansi().Status().StartAsync(text, _ => run());
    }
}

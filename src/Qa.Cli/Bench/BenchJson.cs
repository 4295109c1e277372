namespace Qa.Cli.Bench;

/// <summary>A load test as one JSON object, to be kept. Latencies are milliseconds, from the intended time.</summary>
internal static class BenchJson
{
    public static object Of(BenchReport report, Terminal terminal) => new
    {
        kind = $"bench.{report.Scenario}",
        report.Date,
        report.Machine,
        BenchReport.QaVersion,
        report.Targets,
        plan = Plan(report.Plan),
        result = Result(report.Figures),
        verdict = new
        {
            report.Verdict.KeepsUp,
            sentence = terminal.Say(report.Verdict.Sentence),
            against = report.Verdict.Against.Select(terminal.Say),
            notes = report.Verdict.Notes.Select(terminal.Say),
        },
    };

    private static object Plan(BenchPlan plan) => new
    {
        ratePerSecond = plan.PerSecond,
        seconds = plan.Duration.TotalSeconds,
        warmUpSeconds = plan.WarmUp.TotalSeconds,
        arrivals = plan.Poisson ? "poisson" : "constant",
        plan.Seed,
        connections = plan.AtOnce,
        timeoutSeconds = plan.Patience.TotalSeconds,
        retries = 0,
    };

    private static object Result(BenchFigures figures) => new
    {
        figures.Due,
        figures.All.Succeeded,
        figures.All.Failed,
        offeredPerSecond = Math.Round(figures.OfferedPerSecond, 3),
        achievedPerSecond = Math.Round(figures.AchievedPerSecond, 3),
        figures.Statuses,
        figures.Errors,
        figures.FirstProblem,
        figures.LateStarts,
        latencyMs = figures.All.Latency,
        kinds = figures.Kinds.Select(kind => new { kind = kind.Kind.Id, kind.Succeeded, kind.Failed, latencyMs = kind.Latency }),
        halves = new { figures.Halves.First, figures.Halves.Last, figures.Halves.Trend },
    };
}

using System.Reflection;

namespace Qa.Cli.Bench;

/// <summary>A load test with everything that is needed to compare it with another one.</summary>
/// <param name="Scenario">Such as "ingest".</param>
/// <param name="Date">When it began.</param>
internal sealed record BenchReport(
    string Scenario, DateTimeOffset Date, MachineDescription Machine, IReadOnlyList<BenchTarget> Targets, BenchPlan Plan, BenchFigures Figures)
{
    public static string QaVersion { get; } =
        typeof(BenchReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";

    public BenchVerdict Verdict { get; } = BenchVerdict.Of(Figures, Plan);
}

namespace Qa.Cli.Bench;

/// <summary>What came of the requests of one kind.</summary>
/// <param name="Latency">Null when there is nothing to measure.</param>
internal sealed record KindFigures(BenchKind Kind, int Succeeded, int Failed, LatencySummary? Latency);

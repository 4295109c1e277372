namespace Qa.Cli.Bench;

/// <summary>Latencies in milliseconds, from the intended time to the end of the answer.</summary>
/// <param name="Count">Requests answered with a success, or given up: these count with the time they were waited for, because leaving
/// out the slowest would make the percentiles better than they are. Refusals and broken connections do not count: they are fast.</param>
internal sealed record LatencySummary(long Count, double P50, double P90, double P95, double P99, double P999, double Max);

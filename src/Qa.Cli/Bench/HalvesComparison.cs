namespace Qa.Cli.Bench;

/// <summary>Latency of the requests due in the first half of the measured part, and of those due in the last. A queue that is never
/// worked off makes the second median about three times the first; a steady server makes them equal.</summary>
/// <param name="NotSent">Requests that waited behind others until the run was over: then the queue grew, whatever the medians say, because
/// those that were due last were waited for the shortest.</param>
internal sealed record HalvesComparison(LatencySummary? First, LatencySummary? Last, int NotSent)
{
    // Half way to a growing queue; and below 10 ms of difference a pause of either program would decide.
    private const double Factor = 1.5;
    private const double LeastMs = 10;
    private const int LeastRequests = 10;

    public LatencyTrend Trend => this switch
    {
        { NotSent: > 0 } => LatencyTrend.Growing,
        { First: null } or { Last: null } => LatencyTrend.Unknown,
        _ when Math.Min(First.Count, Last.Count) < LeastRequests => LatencyTrend.Unknown,
        _ when Exceeds(Last.P50, First.P50) => LatencyTrend.Growing,
        _ when Exceeds(First.P50, Last.P50) => LatencyTrend.Falling,
        _ => LatencyTrend.Stable,
    };

    private static bool Exceeds(double later, double earlier) => later > earlier * Factor && later > earlier + LeastMs;
}

using HdrHistogram;

namespace Qa.Cli.Bench;

/// <summary>Latencies to three significant digits, in bounded memory. Not thread-safe.</summary>
internal sealed class Latencies
{
    // Microseconds. A day is longer than any run waits, so that nothing is cut off.
    private static readonly long Longest = (long)TimeSpan.FromDays(1).TotalMicroseconds;

    private readonly LongHistogram _microseconds = new(Longest, 3);
    private TimeSpan _max;

    public void Record(TimeSpan latency)
    {
        _microseconds.RecordValue(Math.Clamp((long)latency.TotalMicroseconds, 0, Longest));
        _max = latency > _max ? latency : _max;
    }

    /// <returns>Null when nothing was recorded.</returns>
    public LatencySummary? Summary() => _microseconds.TotalCount == 0
        ? null
        : new LatencySummary(_microseconds.TotalCount, At(50), At(90), At(95), At(99), At(99.9), Milliseconds(_max));

    // The histogram answers the upper end of a bucket, which may lie above the greatest value.
    private double At(double percentile) => Math.Min(Milliseconds(_max), Math.Round(_microseconds.GetValueAtPercentile(percentile) / 1000.0, 3));

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}

namespace Qa.Cli.Bench;

/// <summary>Where latency went during a run.</summary>
internal enum LatencyTrend
{
    /// <summary>Not enough requests to tell.</summary>
    Unknown,

    Stable,

    /// <summary>Work comes faster than it is done: a longer run would be slower still.</summary>
    Growing,

    /// <summary>It was not warm yet: a longer warm-up would tell more.</summary>
    Falling,
}

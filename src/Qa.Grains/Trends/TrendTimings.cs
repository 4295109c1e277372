namespace Qa.Grains.Trends;

/// <summary>How soon statistics travel. Correctness does not depend on these.</summary>
public sealed class TrendTimings
{
    /// <summary>An agent tells its team at most this often, so that a team's load does not grow with the number of calls.</summary>
    /// <value>Default 500 ms.</value>
    public TimeSpan TellEvery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A team reads the ledger again this often, which mends whatever an agent could not tell.</summary>
    /// <value>Default 30 s.</value>
    public TimeSpan ReloadEvery { get; set; } = TimeSpan.FromSeconds(30);
}

namespace Qa.Cli.Bench;

/// <summary>What became of a request.</summary>
/// <param name="Status">HTTP status; null when no whole answer came.</param>
/// <param name="Error">Why no whole answer came, such as "timeout" or "connectionError"; null when one did.</param>
/// <param name="Problem">In words, of an answer that is no success.</param>
internal sealed record BenchAnswer(int? Status, string? Error = null, string? Problem = null)
{
    /// <summary>Begun, and not answered within <see cref="BenchPlan.Patience"/>.</summary>
    public static BenchAnswer TimedOut { get; } = new(null, "timeout");

    /// <summary>Never begun: requests before it took all the room until the end.</summary>
    public static BenchAnswer NotSent { get; } = new(null, "notSent");

    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>It would have taken longer than it was waited for.</summary>
    public bool GivenUp => this == TimedOut || this == NotSent;
}

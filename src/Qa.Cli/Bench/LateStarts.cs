namespace Qa.Cli.Bench;

/// <summary>Requests that began after their time. Their latency contains the delay.</summary>
/// <param name="Count">Began more than <see cref="LateFromMs"/> late, or never.</param>
/// <param name="MaxMs">The longest delay, in milliseconds.</param>
/// <param name="BoundMet">Found as many requests under way as allowed, at their intended time; each waited, however shortly.</param>
/// <param name="SenderLate">The sending machine itself came round to them more than <see cref="LateFromMs"/> late.</param>
internal sealed record LateStarts(int Count, double MaxMs, int BoundMet, int SenderLate)
{
    /// <summary>In milliseconds. Timers and thread pools are a few late on any machine.</summary>
    public const double LateFromMs = 10;

    public static LateStarts None { get; } = new(0, 0, 0, 0);

    /// <param name="start">From the start of the warm-up.</param>
    public LateStarts With(DueRequest due, TimeSpan start)
    {
        var delay = (start - due.At).TotalMilliseconds;
        return new LateStarts(
            Count + (delay > LateFromMs ? 1 : 0),
            Math.Max(MaxMs, Math.Round(delay, 3)),
            BoundMet + (due.BoundMet ? 1 : 0),
            SenderLate + ((due.Noticed - due.At).TotalMilliseconds > LateFromMs ? 1 : 0));
    }
}

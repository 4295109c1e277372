using Qa.Cli.Bench;

namespace Qa.Cli.Tests.Bench;

/// <summary>Plans and requests for tests that care about one thing in them.</summary>
internal static class Load
{
    public static BenchKind Kind { get; } = new("some", new("某种", "some"));

    /// <summary>Ten a second for a second, unless said otherwise.</summary>
    public static BenchPlan Plan(double perSecond = 10, double seconds = 1, double warmUp = 0, int atOnce = 64, double patience = 30) =>
        new(perSecond, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(warmUp), Poisson: false, Seed: 7, atOnce, TimeSpan.FromSeconds(patience));

    public static BenchRequest Request(Func<CancellationToken, Task<BenchAnswer>> send) => new(Kind, send);

    /// <param name="at">Seconds from the start of the warm-up.</param>
    public static DueRequest Due(double at, double? noticed = null, bool boundMet = false) =>
        new(Request(_ => Task.FromResult(new BenchAnswer(202))), TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(noticed ?? at), boundMet);

    /// <summary>The figures of so many requests, evenly spaced over ten measured seconds.</summary>
    /// <param name="latency">Seconds, of the request that is due at so many seconds.</param>
    /// <param name="answer">202 by default.</param>
    public static BenchFigures Figures(int requests, Func<double, double> latency, Func<double, BenchAnswer>? answer = null)
    {
        var tally = new BenchTally(Plan(requests / 10.0, 10));
        for (var i = 0; i < requests; i++)
        {
            var at = i * 10.0 / requests;
            tally.Add(Due(at), TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(at + latency(at)), answer?.Invoke(at) ?? new BenchAnswer(202));
        }

        return tally.Figures();
    }
}

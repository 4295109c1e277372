using System.Globalization;
using Qa.Demo;
using Qa.Domain.Calls;

namespace Qa.Cli.Bench;

/// <summary>Whole calls without end: the words of the sample calls, under ids of this run.</summary>
/// <param name="run">Tells the calls of runs apart.</param>
/// <param name="agents">Invented agents who take the calls in turn, 1 or more.</param>
internal sealed class BenchCalls(string run, IReadOnlyList<Call> words, int agents)
{
    // As large teams are; the sample's three teams would make three team grains do all the work.
    private const int AgentsInATeam = 15;

    // Further calls repeat the words of earlier ones: so many take some ten megabytes and are more than caches of texts hold.
    private const int MostDifferent = 4_000;

    private int _count;

    /// <param name="wanted">Calls that will be asked for; no more different ones are made.</param>
    /// <param name="lastDay">Calls begin in the ten weeks up to it.</param>
    public static BenchCalls Generate(string run, int seed, double wanted, int agents, DateOnly lastDay)
    {
        var different = (int)Math.Clamp(wanted, 1, MostDifferent);
        var words = Enumerable.Range(0, MostDifferent).SelectMany(batch => DemoCalls.Generate(unchecked(seed + batch), lastDay)).Take(different);
        return new BenchCalls(run, [.. words], agents);
    }

    /// <summary>Not thread-safe.</summary>
    public Call Next()
    {
        var number = _count++;
        var call = words[number % words.Count];
        var agent = number % agents;
        return call with
        {
            Header = call.Header with
            {
                CallId = string.Create(CultureInfo.InvariantCulture, $"BENCH-{run}-{number:0000000}"),
                AgentId = string.Create(CultureInfo.InvariantCulture, $"B{agent:00000}"),
                AgentName = null,
                TeamId = string.Create(CultureInfo.InvariantCulture, $"BT{agent / AgentsInATeam:0000}"),
                TeamName = null,
            },
        };
    }
}

using Qa.Demo.Staging;
using Qa.Domain.Calls;

namespace Qa.Demo;

/// <summary>Sample calls of an invented bank: some 800 in Mandarin and 30 in English, over three teams, fifteen agents and ten weeks.</summary>
public static class DemoCalls
{
    /// <summary>Generates the calls in the order in which they began. Equal arguments give equal calls, on every machine.</summary>
    /// <param name="seed">Any number; another one gives other words, customers and times, and the same stories (<see cref="DemoStory"/>).</param>
    /// <param name="lastDay">Last of the seventy days, on the clock of China; usually yesterday.</param>
    public static IEnumerable<Call> Generate(int seed, DateOnly lastDay) => Stage(seed, lastDay).Select(staged => staged.Call);

    internal static IEnumerable<StagedCall> Stage(int seed, DateOnly lastDay) => new Stage(seed).Play(lastDay);
}

using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;

namespace Qa.Grains.Tests;

internal static class SomeFact
{
    public static CallFact Of(string agent, string? call = null, int version = 1, int total = 9_000, string? team = "T1", int day = 20) =>
        new(call ?? Some.Id(), version, agent, $"Name of {agent}", team, team is null ? null : $"Name of {team}", new DateOnly(2026, 11, day), new CallContribution(
            total, Vetoed: false,
            ImmutableSortedDictionary<Dimension, int>.Empty.Add(Dimension.Attitude, total),
            ImmutableSortedDictionary.Create<string, Outcome>(StringComparer.Ordinal).Add("T01", Outcome.NoHit)));
}

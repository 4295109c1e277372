using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Trends;

/// <summary>What one call adds to its agent's statistics. Identity is call id + version: a repeat changes nothing, a newer version replaces.</summary>
/// <param name="Contribution">Null when a newer version of the call no longer belongs to this agent.</param>
[GenerateSerializer, Immutable, Alias("qa.call-fact")]
public sealed record CallFact(
    string CallId,
    int Version,
    string AgentId,
    string? AgentName,
    string? TeamId,
    string? TeamName,
    DateOnly Day,
    CallContribution? Contribution)
{
    public static CallFact Of(CallHeader header, Assessment assessment) =>
        new(header.CallId, assessment.Version, header.AgentId, header.AgentName, header.TeamId, header.TeamName, header.Day,
            CallContribution.Of(assessment));

    /// <summary>The same call taken away from an agent who no longer owns it.</summary>
    public static CallFact Withdrawn(CallHeader previous, int version) =>
        new(previous.CallId, version, previous.AgentId, previous.AgentName, previous.TeamId, previous.TeamName, previous.Day, null);
}

/// <summary>A call's marks in hundredths of a point, so that sums are exact and independent of order.</summary>
/// <param name="Dimensions">Applicable dimensions only.</param>
/// <param name="Rules">Every rule's outcome except <see cref="Outcome.NotApplicable"/>.</param>
[GenerateSerializer, Immutable, Alias("qa.call-contribution")]
public sealed record CallContribution(
    int Total,
    bool Vetoed,
    ImmutableSortedDictionary<Dimension, int> Dimensions,
    ImmutableSortedDictionary<string, Outcome> Rules)
{
    public static CallContribution Of(Assessment assessment) => new(
        Hundredths(assessment.Total),
        assessment.Vetoed,
        assessment.Dimensions.Where(score => score.Applicable)
            .ToImmutableSortedDictionary(score => score.Dimension, score => Hundredths(score.Score)),
        assessment.Outcomes.Where(outcome => outcome.Outcome is not Outcome.NotApplicable)
            .ToImmutableSortedDictionary(outcome => outcome.Rule, outcome => outcome.Outcome, StringComparer.Ordinal));

    private static int Hundredths(decimal points) => (int)decimal.Round(points * 100m, MidpointRounding.AwayFromZero);
}

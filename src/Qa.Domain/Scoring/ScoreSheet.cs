using Qa.Domain.Rules;

namespace Qa.Domain.Scoring;

/// <summary>Prices outcomes into a score card.</summary>
public static class ScoreSheet
{
    /// <param name="version">The assessment's version, 1 for the first.</param>
    /// <returns>The assessment with points filled into each hit.</returns>
    public static Assessment Grade(string callId, int version, AssessmentInputs inputs, ScoringPolicy policy, ImmutableArray<RuleOutcome> outcomes) =>
        throw new NotImplementedException();
}

using Qa.Domain.Rules;

namespace Qa.Domain.Scoring;

/// <summary>What an assessment was computed from. The same five give the same assessment, byte for byte.</summary>
/// <param name="Transcript">SHA-256 of the canonical call, lower-case hex.</param>
/// <param name="Rulebook">"id@version".</param>
/// <param name="Weights">The rulebook whose scoring policy priced it, "id@version".</param>
[GenerateSerializer, Immutable, Alias("qa.assessment-inputs")]
public sealed record AssessmentInputs(string Transcript, string Rulebook, string Catalogue, string Weights, string Models)
{
    /// <summary>Stands for an input that this assessment did not use.</summary>
    public const string None = "none";
}

/// <summary>The mark in one dimension.</summary>
/// <param name="Score">0..100 with two decimals; 100 where not applicable.</param>
/// <param name="Weight">As configured, before renormalisation.</param>
/// <param name="Applicable">False when every rule of the dimension was not applicable or could not be judged; then its weight goes to the others.</param>
[GenerateSerializer, Immutable, Alias("qa.dimension-score")]
public sealed record DimensionScore(Dimension Dimension, decimal Score, int Weight, bool Applicable);

/// <summary>A call's score card.</summary>
/// <param name="Version">1 for the first judgement of a call; grows with every re-score or new transcript.</param>
/// <param name="Total">0..100 with two decimals.</param>
[GenerateSerializer, Immutable, Alias("qa.assessment")]
public sealed record Assessment(
    string CallId,
    int Version,
    decimal Total,
    bool Vetoed,
    AssessmentInputs Inputs,
    ImmutableArray<DimensionScore> Dimensions,
    ImmutableArray<RuleOutcome> Outcomes)
{
    public IEnumerable<RuleOutcome> Hits => Outcomes.Where(outcome => outcome.Outcome is Outcome.Hit);
}

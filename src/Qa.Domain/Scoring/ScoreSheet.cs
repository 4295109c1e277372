using Qa.Domain.Rules;

namespace Qa.Domain.Scoring;

/// <summary>Prices outcomes into a score card. Decimal arithmetic, two decimals, half away from zero.</summary>
public static class ScoreSheet
{
    private const decimal Full = 100m;

    private static readonly ImmutableArray<Dimension> Dimensions = [.. Enum.GetValues<Dimension>()];

    /// <param name="version">The assessment's version, 1 for the first.</param>
    /// <returns>The assessment with points filled into each hit: what the rule takes from its dimension, which ends at zero.
    /// A veto takes all 100 points of compliance, except in <see cref="VetoMode.Flag"/>.</returns>
    public static Assessment Grade(string callId, int version, AssessmentInputs inputs, ScoringPolicy policy, ImmutableArray<RuleOutcome> outcomes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(version);
        var lost = new decimal[Dimensions.Length];
        var applicable = new bool[Dimensions.Length];
        var vetoed = false;
        var priced = ImmutableArray.CreateBuilder<RuleOutcome>(outcomes.Length);
        foreach (var outcome in outcomes)
        {
            var points = Points(outcome, policy);
            var bearer = (int)Bearer(outcome, policy);
            lost[bearer] += points;
            applicable[bearer] |= outcome.Outcome is Outcome.Hit or Outcome.NoHit;
            vetoed |= outcome is { Outcome: Outcome.Hit, Severity: Severity.Veto };
            priced.Add(points == outcome.Points ? outcome : outcome with { Points = points });
        }

        var scores = ImmutableArray.CreateRange(Dimensions, dimension => new DimensionScore(
            dimension,
            Rounded(Math.Max(0m, Full + lost[(int)dimension])),
            policy.Weights.GetValueOrDefault(dimension),
            applicable[(int)dimension]));
        return new Assessment(callId, version, Total(scores, policy, vetoed), vetoed, inputs, scores, priced.MoveToImmutable());
    }

    private static decimal Points(RuleOutcome outcome, ScoringPolicy policy) => outcome switch
    {
        { Outcome: not Outcome.Hit } => 0m,
        _ when TakesCompliance(outcome, policy) => -Full,
        _ => -(decimal)policy.Points.GetValueOrDefault(outcome.Severity) * Math.Clamp(outcome.Hits, 1, Math.Max(1, policy.MaxHitsPerRule)),
    };

    private static Dimension Bearer(RuleOutcome outcome, ScoringPolicy policy) =>
        TakesCompliance(outcome, policy) ? Dimension.Compliance : outcome.Dimension;

    private static bool TakesCompliance(RuleOutcome outcome, ScoringPolicy policy) =>
        outcome is { Outcome: Outcome.Hit, Severity: Severity.Veto } && policy.Veto is not VetoMode.Flag;

    private static decimal Total(ImmutableArray<DimensionScore> scores, ScoringPolicy policy, bool vetoed)
    {
        if (vetoed && policy.Veto is VetoMode.Zero)
            return 0m;

        var weights = 0;
        var weighted = 0m;
        foreach (var score in scores.Where(score => score.Applicable))
        {
            weights += score.Weight;
            weighted += score.Score * score.Weight;
        }

        // Where nothing could be judged, nothing was lost.
        var total = weights == 0 ? Full : Rounded(weighted / weights);
        return vetoed && policy.Veto is VetoMode.Cap ? Math.Min(total, policy.VetoCap) : total;
    }

    private static decimal Rounded(decimal points) => decimal.Round(points, 2, MidpointRounding.AwayFromZero);
}

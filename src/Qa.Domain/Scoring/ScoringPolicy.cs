namespace Qa.Domain.Scoring;

/// <summary>What a veto does to the call's total.</summary>
public enum VetoMode
{
    /// <summary>Compliance becomes 0 and the total becomes 0.</summary>
    Zero,

    /// <summary>Compliance becomes 0 and the total is at most <see cref="ScoringPolicy.VetoCap"/>.</summary>
    Cap,

    /// <summary>The call is flagged; the veto rule costs points like a serious one.</summary>
    Flag,
}

/// <summary>How outcomes become marks; travels with the rulebook's version.</summary>
/// <param name="Weights">Per dimension, summing to 100.</param>
/// <param name="Points">Points lost per hit, positive, per severity; a veto's entry counts only in <see cref="VetoMode.Flag"/>.</param>
/// <param name="MaxHitsPerRule">How many hits of one rule in one call cost points.</param>
/// <param name="VetoCap">Highest total of a vetoed call in <see cref="VetoMode.Cap"/>, 0..100.</param>
[GenerateSerializer, Immutable, Alias("qa.scoring-policy")]
public sealed record ScoringPolicy(
    ImmutableSortedDictionary<Dimension, int> Weights,
    ImmutableSortedDictionary<Severity, int> Points,
    int MaxHitsPerRule,
    VetoMode Veto,
    int VetoCap)
{
    /// <summary>Weights 20/25/20/35; serious 25, ordinary 10, minor 3; twice a rule a call; veto caps at 59 (finance-zh §一).</summary>
    public static ScoringPolicy Default { get; } = new(
        ImmutableSortedDictionary.CreateRange(new Dictionary<Dimension, int>
        {
            [Dimension.Attitude] = 20, [Dimension.Knowledge] = 25, [Dimension.Resolution] = 20, [Dimension.Compliance] = 35,
        }),
        ImmutableSortedDictionary.CreateRange(new Dictionary<Severity, int>
        {
            [Severity.Minor] = 3, [Severity.Ordinary] = 10, [Severity.Serious] = 25, [Severity.Veto] = 25,
        }),
        MaxHitsPerRule: 2,
        VetoMode.Cap,
        VetoCap: 59);
}

using Qa.Contracts.Rulebooks;
using Qa.Domain;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Api.Rulebooks;

/// <summary>A version of a rulebook.</summary>
/// <param name="Yaml">The text as it was published.</param>
public sealed record RulebookDetail(
    string Id, RulebookVersion Version, LocalText Title, ScoringView Scoring, IReadOnlyList<RuleSummary> Rules, ImmutableArray<Regulation> Regulations, string Yaml)
{
    internal static RulebookDetail Of(string id, RulebookText text, Rulebook book) => new(
        id, text.Version, book.Title, ScoringView.Of(book.Scoring), [.. book.Rules.Select(RuleSummary.Of)], book.Regulations, text.Yaml);
}

/// <summary>How outcomes become marks.</summary>
/// <param name="Weights">Per dimension, summing to 100.</param>
/// <param name="Points">Points lost per hit, per severity.</param>
public sealed record ScoringView(
    IReadOnlyDictionary<string, int> Weights, IReadOnlyDictionary<string, int> Points, int MaxHitsPerRule, VetoMode Veto, int VetoCap)
{
    internal static ScoringView Of(ScoringPolicy policy) => new(
        policy.Weights.ToDictionary(weight => Name(weight.Key), weight => weight.Value),
        policy.Points.ToDictionary(points => Name(points.Key), points => points.Value),
        policy.MaxHitsPerRule, policy.Veto, policy.VetoCap);

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>A rule without its conditions; those are in the text.</summary>
/// <param name="Regulations">Ids of the clauses it rests on.</param>
/// <param name="Examples">How many examples guard it.</param>
public sealed record RuleSummary(
    string Id, LocalText Name, Dimension Dimension, Severity Severity, RuleKind Kind, Moment Moment, LocalText Suggestion,
    ImmutableArray<string> Regulations, int Examples)
{
    internal static RuleSummary Of(Rule rule) => new(
        rule.Id, rule.Name, rule.Dimension, rule.Severity, rule.Kind, rule.Moment, rule.Suggestion, rule.Regulations, rule.Examples.Length);
}

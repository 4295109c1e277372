using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Calibration;

/// <summary>A rule's agreement with the labels.</summary>
public sealed record RuleAgreement(Rule Rule, Agreement Agreement);

/// <summary>A call and a rule about which the rulebook and the person disagree.</summary>
/// <param name="Outcome">What the rulebook said.</param>
/// <param name="Labels">The person's hits of this rule: empty for a false alarm, otherwise this is a miss.</param>
public sealed record Disagreement(LabelledCall Call, RuleOutcome Outcome, ImmutableArray<LabelledHit> Labels)
{
    public bool IsMiss => Labels.Length > 0;
}

/// <summary>How good a rulebook is on labelled calls. A rule counts once per call: hit or not.</summary>
/// <param name="Rules">In the book's order, those that at least one call judged.</param>
/// <param name="UnknownRules">Rules that the labels name and the book lacks; nothing of them is counted.</param>
public sealed record RulebookEvaluation(
    int Calls,
    ImmutableArray<RuleAgreement> Rules,
    ImmutableArray<Disagreement> Disagreements,
    ImmutableArray<string> UnknownRules)
{
    /// <summary>Judges every call and compares.</summary>
    public static RulebookEvaluation Of(CompiledRulebook book, IEnumerable<LabelledCall> calls)
    {
        var tallies = new Dictionary<string, Agreement>(StringComparer.Ordinal);
        var disagreements = ImmutableArray.CreateBuilder<Disagreement>();
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        var known = book.Book.Rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var count = 0;
        foreach (var call in calls)
        {
            count++;
            unknown.UnionWith(call.Judged.Where(rule => !known.Contains(rule)));
            foreach (var outcome in book.Judge(call.Call).Where(outcome => call.Judged.Contains(outcome.Rule, StringComparer.Ordinal)))
            {
                var labels = call.Hits.Where(hit => string.Equals(hit.Rule, outcome.Rule, StringComparison.Ordinal)).ToImmutableArray();
                tallies[outcome.Rule] = tallies.GetValueOrDefault(outcome.Rule) + Compare(outcome, labels);
                if (labels.Length > 0 != (outcome.Outcome == Outcome.Hit))
                    disagreements.Add(new Disagreement(call, outcome, labels));
            }
        }

        return new RulebookEvaluation(
            count,
            [.. book.Book.Rules.Where(rule => tallies.ContainsKey(rule.Id)).Select(rule => new RuleAgreement(rule, tallies[rule.Id]))],
            disagreements.ToImmutable(),
            [.. unknown]);
    }

    public Agreement Total => Sum(Rules);

    /// <summary>All rules that forbid something, together: the aim of the default pack is set on these.</summary>
    public Agreement Forbidden => Sum(Rules.Where(rule => rule.Rule.Kind == RuleKind.Forbidden));

    public Agreement In(Dimension dimension) => Sum(Rules.Where(rule => rule.Rule.Dimension == dimension));

    private static Agreement Sum(IEnumerable<RuleAgreement> rules) => rules.Aggregate(default(Agreement), (sum, rule) => sum + rule.Agreement);

    private static Agreement Compare(RuleOutcome outcome, ImmutableArray<LabelledHit> labels)
    {
        var hit = outcome.Outcome == Outcome.Hit;
        var located = hit && labels.Any(label => outcome.Evidence.Any(evidence => evidence.Seq == label.Seq));
        return new Agreement(
            Found: hit && labels.Length > 0 ? 1 : 0,
            Missed: !hit && labels.Length > 0 ? 1 : 0,
            FalseAlarms: hit && labels.Length == 0 ? 1 : 0,
            Cleared: !hit && labels.Length == 0 ? 1 : 0,
            Unjudged: outcome.Outcome == Outcome.CannotBeJudged ? 1 : 0,
            Located: located ? 1 : 0);
    }
}

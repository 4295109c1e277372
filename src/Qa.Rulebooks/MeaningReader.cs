using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Rulebooks;

/// <summary>
/// Reads a rule's <c>meaning: { like: C01, atLeast: 0.5, below: 0.03 }</c>, a short form of two things. What an agent says counts as a
/// violation where it is like the sayings of that meaning; and words that the rule looks for in what an agent says do not count where it is not.
/// </summary>
internal static class MeaningReader
{
    /// <summary>The condition that the short form adds.</summary>
    public const string Condition = "alike";

    public static Rule Read(Rule rule, PackNode node)
    {
        node.AllowOnly("like", "atLeast", "below");
        var meaning = node.Required("like")?.Text() ?? string.Empty;
        var alike = new Condition(
            Condition, new SimilarTest(meaning, node.Required("atLeast")?.Real(0, 1) ?? 0.5), Role.Agent, ConditionRange.WholeCall, 1, false, []);
        var unlike = new Suppressor(SuppressorKind.Unlike, [meaning], [], 0) { Below = node.Required("below")?.Real(0, 1) ?? 0.5 };
        var accusing = Accusing(rule.Hit).ToHashSet(StringComparer.Ordinal);
        return rule with
        {
            Conditions = [alike, .. rule.Conditions.Select(condition => IsWords(condition) && accusing.Contains(condition.Name) ? condition with { Unless = [.. condition.Unless, unlike] } : condition)],
            Hit = new Or([new ConditionReference(Condition), .. rule.Hit is Or or ? or.Operands : [rule.Hit]]),
        };
    }

    private static bool IsWords(Condition condition) => condition is { Role: Role.Agent, Test: KeywordsTest { Quantifier: not Quantifier.None } or RegexTest or ProximityTest };

    // What makes the rule broken by being there, not by being absent.
    private static IEnumerable<string> Accusing(LogicExpression logic) => logic switch
    {
        ConditionReference reference => [reference.Name],
        And and => and.Operands.SelectMany(Accusing),
        Or or => or.Operands.SelectMany(Accusing),
        _ => [],
    };
}

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Turns a checked rule into a program.</summary>
internal static class RuleCompiler
{
    public static RuleProgram Compile(Rule rule, int index, PatternSet.Builder patterns)
    {
        var names = rule.Conditions.Select((condition, i) => (condition.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        var conditions = rule.Conditions.Select((condition, i) => Compile(condition, i, names, patterns)).ToArray();
        var when = rule.When is { } premise ? LogicPrograms.Of(premise, name => names[name]) : null;
        var hit = LogicPrograms.Of(rule.Hit, name => names[name]);
        return new RuleProgram(
            rule, index, conditions, when, hit, rule.MitigatedBy is { } mitigation ? names[mitigation] : -1, Quiet(rule, conditions, when, hit));
    }

    private static ConditionProgram Compile(Condition condition, int index, Dictionary<string, int> names, PatternSet.Builder patterns)
    {
        int[] ids = condition.Test switch
        {
            KeywordsTest keywords => patterns.Phrases(keywords.Patterns),
            ProximityTest near => [.. patterns.Phrases(near.Left), .. patterns.Phrases(near.Right)],
            RegexTest regex => [patterns.Regex(regex)],
            _ => [],
        };
        var unless = condition.Unless
            .Select(suppressor => Compile(suppressor, patterns))
            .ToArray();
        return new ConditionProgram(condition, index, ids, unless, condition.Range.Anchor is { } anchor ? names[anchor.Of] : -1);
    }

    private static SuppressorProgram Compile(Suppressor suppressor, PatternSet.Builder patterns) => suppressor.Kind is SuppressorKind.Unlike
        ? new SuppressorProgram(suppressor.Kind, [], [], 0, suppressor.Patterns[0], suppressor.Below)
        : new SuppressorProgram(suppressor.Kind, patterns.Phrases(suppressor.Patterns), patterns.Phrases(suppressor.Against), suppressor.Within, "", 0);

    // What the rule says of a call that holds none of its words; most rules, most of the time.
    private static RuleOutcome? Quiet(Rule rule, ConditionProgram[] conditions, LogicProgram? when, LogicProgram hit)
    {
        // Without words a condition is settled, unless a clock or something else than words has a say in it.
        bool IsSettled(ConditionProgram condition) =>
            condition.IsTextual
            && condition.Condition.Range is { First: not { Unit: WindowUnit.Seconds }, Last: not { Unit: WindowUnit.Seconds } }
            && (condition.Anchor < 0 || IsSettled(conditions[condition.Anchor]));

        Truth Silent(int i) => !IsSettled(conditions[i]) ? Truth.Unknown
            // Each of no anchors has its match.
            : Truths.Of(conditions[i].IsEvery || conditions[i].IsNone);

        if (rule.Scope.Attributes.Length > 0)
            return null;
        return when?.Evaluate(Silent) switch
        {
            Truth.False => Verdict.NotApplicable(rule, Verdict.NoPremise),
            Truth.Unknown => null,
            _ when hit.Evaluate(Silent) is Truth.False => Verdict.NoHit(rule),
            _ => null,
        };
    }
}

using Qa.Domain.Calls;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>A suppressor with its patterns compiled.</summary>
/// <param name="Meaning">For Unlike.</param>
/// <param name="Below">For Unlike.</param>
internal sealed record SuppressorProgram(SuppressorKind Kind, int[] Patterns, int[] Against, int Within, string Meaning, double Below);

/// <summary>A condition made ready to test.</summary>
/// <param name="Patterns">Ids by slot: of keywords, of left then right for proximity, of the regular expression.</param>
/// <param name="Anchor">Index of the condition it is anchored to, or -1.</param>
internal sealed record ConditionProgram(Condition Condition, int Index, int[] Patterns, SuppressorProgram[] Unless, int Anchor)
{
    /// <summary>Only patterns can make it true (or, for "none", false).</summary>
    public bool IsTextual => Condition.Test is KeywordsTest or RegexTest or ProximityTest;

    public bool IsNone => Condition.Test is KeywordsTest { Quantifier: Quantifier.None };

    public bool IsEvery => Condition.Range.Anchor is { Pick: AnchorPick.Every };
}

/// <summary>A rule's logic with names resolved to condition indexes.</summary>
internal abstract record LogicProgram;

internal sealed record ConditionValue(int Condition) : LogicProgram;

internal sealed record Negation(LogicProgram Operand) : LogicProgram;

internal sealed record Conjunction(LogicProgram[] Operands) : LogicProgram;

internal sealed record Disjunction(LogicProgram[] Operands) : LogicProgram;

internal static class LogicPrograms
{
    public static LogicProgram Of(LogicExpression expression, Func<string, int> indexOf) => expression switch
    {
        ConditionReference reference => new ConditionValue(indexOf(reference.Name)),
        Not not => new Negation(Of(not.Operand, indexOf)),
        And and => new Conjunction([.. and.Operands.Select(operand => Of(operand, indexOf))]),
        Or or => new Disjunction([.. or.Operands.Select(operand => Of(operand, indexOf))]),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, null),
    };

    public static Truth Evaluate(this LogicProgram program, Func<int, Truth> truthOf)
    {
        switch (program)
        {
            case ConditionValue value:
                return truthOf(value.Condition);
            case Negation negation:
                return negation.Operand.Evaluate(truthOf).Not();
            case Conjunction conjunction:
                var all = Truth.True;
                for (var i = 0; i < conjunction.Operands.Length && all is not Truth.False; i++)
                    all = all.And(conjunction.Operands[i].Evaluate(truthOf));
                return all;
            case Disjunction disjunction:
                var any = Truth.False;
                for (var i = 0; i < disjunction.Operands.Length && any is not Truth.True; i++)
                    any = any.Or(disjunction.Operands[i].Evaluate(truthOf));
                return any;
            default:
                throw new ArgumentOutOfRangeException(nameof(program), program, null);
        }
    }
}

/// <summary>A rule made ready to judge.</summary>
/// <param name="Quiet">The outcome when none of its patterns is there, or null where that depends on more than patterns.</param>
/// <param name="Mitigation">Index of the mitigating condition, or -1.</param>
internal sealed record RuleProgram(
    Rule Rule,
    int Index,
    ConditionProgram[] Conditions,
    LogicProgram? When,
    LogicProgram Hit,
    int Mitigation,
    RuleOutcome? Quiet)
{
    public bool HasScope { get; } =
        Rule.Scope.BusinessLines.Length + Rule.Scope.Directions.Length + Rule.Scope.Attributes.Length + Rule.Scope.Exempt.Length > 0;
}

/// <summary>Who uses a pattern.</summary>
internal readonly record struct PatternUse(Touch Touch, Role? Role);

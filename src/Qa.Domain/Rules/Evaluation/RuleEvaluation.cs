namespace Qa.Domain.Rules.Evaluation;

/// <summary>Judges one rule on the call so far; each condition is tested once, when it is first asked for.</summary>
internal sealed class RuleEvaluation(RuleProgram rule, CallText call, RulebookProgram program, ArraySegment<Touched> touches)
{
    private readonly ConditionResult?[] _results = new ConditionResult?[rule.Conditions.Length];

    public RuleProgram Rule { get; } = rule;

    public CallText Call { get; } = call;

    public RulebookProgram Program { get; } = program;

    public ConditionResult Result(int condition) =>
        _results[condition] ??= new ConditionEvaluation(Rule.Conditions[condition], this).Evaluate();

    public Truth TruthOf(int condition) => Result(condition).Truth;

    /// <summary>Where a condition's patterns may match, in the order of speech.</summary>
    public IEnumerable<(Segment Segment, int Slot)> Touched(int condition)
    {
        foreach (var touched in touches)
        {
            if (touched.Touch.Condition == condition)
                yield return (touched.Segment, touched.Touch.Slot);
        }
    }

    public RuleOutcome Judge()
    {
        var scope = Rule.HasScope ? Scopes.Evaluate(Rule.Rule.Scope, Call.Header) : Truth.True;
        if (scope is Truth.False)
            return Verdict.NotApplicable(Rule.Rule, Verdict.OutOfScope);
        Func<int, Truth> truthOf = TruthOf;
        var premise = Rule.When?.Evaluate(truthOf) ?? Truth.True;
        if (premise is Truth.False)
            return Verdict.NotApplicable(Rule.Rule, Verdict.NoPremise);
        var hit = Rule.Hit.Evaluate(truthOf);
        return scope.And(premise) is Truth.Unknown || hit is Truth.Unknown
            ? Verdict.CannotBeJudged(this, scope)
            : hit is Truth.True ? Verdict.Hit(this) : Verdict.NoHit(Rule.Rule);
    }
}

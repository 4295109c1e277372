namespace Qa.Domain.Rules.Evaluation;

/// <summary>Judges one rule on the call so far; each condition is tested once, when it is first asked for.</summary>
internal sealed class RuleEvaluation(RuleProgram rule, CallText call, RulebookProgram program, List<(Segment Segment, Touch Touch)>? touches)
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
        if (touches is null)
            yield break;
        foreach (var (segment, touch) in touches)
        {
            if (touch.Condition == condition)
                yield return (segment, touch.Slot);
        }
    }

    public RuleOutcome Judge()
    {
        var scope = Scopes.Evaluate(Rule.Rule.Scope, Call.Header);
        if (scope is Truth.False)
            return Verdict.NotApplicable(Rule.Rule, Verdict.OutOfScope);
        var premise = Rule.When?.Evaluate(TruthOf) ?? Truth.True;
        if (premise is Truth.False)
            return Verdict.NotApplicable(Rule.Rule, Verdict.NoPremise);
        var hit = Rule.Hit.Evaluate(TruthOf);
        return scope.And(premise) is Truth.Unknown || hit is Truth.Unknown
            ? Verdict.CannotBeJudged(this, scope)
            : hit is Truth.True ? Verdict.Hit(this) : Verdict.NoHit(Rule.Rule);
    }
}

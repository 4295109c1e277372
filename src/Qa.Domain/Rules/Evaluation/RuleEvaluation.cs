namespace Qa.Domain.Rules.Evaluation;

/// <summary>Judges one rule on the call so far; each condition is tested once, when it is first asked for.</summary>
internal sealed class RuleEvaluation(RuleProgram rule, CallText call, RulebookProgram program, ArraySegment<Touched> touches, bool explains = false)
{
    private readonly ConditionResult?[] _results = new ConditionResult?[rule.Conditions.Length];

    public RuleProgram Rule { get; } = rule;

    /// <summary>Also what does not count is to be found, for people who ask why.</summary>
    public bool Explains { get; } = explains;

    public CallText Call { get; } = call;

    public RulebookProgram Program { get; } = program;

    public ConditionResult Result(int condition) =>
        _results[condition] ??= new ConditionEvaluation(Rule.Conditions[condition], this).Evaluate();

    public Truth TruthOf(int condition) => Result(condition).Truth;

    /// <summary>Where a condition's patterns may match, in the order of speech.</summary>
    public ReadOnlySpan<Touched> Touched(int condition)
    {
        var all = touches.AsSpan();
        var start = 0;
        while (start < all.Length && all[start].Touch.Condition < condition)
            start++;
        var end = start;
        while (end < all.Length && all[end].Touch.Condition == condition)
            end++;
        return all[start..end];
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

namespace Qa.Domain.Rules.Evaluation;

/// <summary>What made a rule's logic true.</summary>
/// <param name="Said">Matches of conditions that had to be there.</param>
/// <param name="Lacking">Anchors that lack what every one of them needs.</param>
/// <param name="Absent">Conditions that were not there.</param>
/// <param name="Violations">Where each separate violation is: an utterance, or an anchor that lacks something.</param>
internal sealed record Proof(
    ImmutableHashSet<Match> Said,
    ImmutableHashSet<Match> Lacking,
    ImmutableSortedSet<int> Absent,
    ImmutableSortedSet<Place> Violations)
{
    private static readonly Proof Nothing = new([], [], [], []);

    /// <summary>Proves that the logic has the value that it has.</summary>
    public static Proof Of(LogicProgram logic, RuleEvaluation rule) => Of(logic, rule, wanted: true);

    private static Proof Of(LogicProgram logic, RuleEvaluation rule, bool wanted) => logic switch
    {
        ConditionValue value => Of(rule.Rule.Conditions[value.Condition], rule.Result(value.Condition), wanted),
        Negation negation => Of(negation.Operand, rule, !wanted),
        Conjunction conjunction => wanted ? All(conjunction.Operands, rule, wanted) : Some(conjunction.Operands, rule, wanted),
        Disjunction disjunction => wanted ? Some(disjunction.Operands, rule, wanted) : All(disjunction.Operands, rule, wanted),
        _ => throw new ArgumentOutOfRangeException(nameof(logic), logic, null),
    };

    private static Proof Of(ConditionProgram condition, ConditionResult result, bool wanted)
    {
        var isSaid = condition.IsNone ? !wanted : wanted;
        if (!isSaid)
        {
            return new Proof([], [.. result.Lacking], result.Lacking.IsEmpty ? [condition.Index] : [],
                // Never the same place as an utterance's begin: what is said and what is lacking are violations of their own.
                [.. result.Lacking.Select(anchor => anchor.From.Next)]);
        }

        return new Proof([.. result.Matches], [], [], Separate(condition, result.Matches));
    }

    // A condition that asks for n matches is broken once per n of them; one that measures the whole is broken once.
    private static ImmutableSortedSet<Place> Separate(ConditionProgram condition, ImmutableArray<Match> matches)
    {
        var utterances = matches.Select(match => match.From with { Offset = 0 }).Distinct().ToList();
        if (condition.Condition.Test is RepetitionTest or SpeechRateTest or TalkShareTest or CountTest or DurationTest)
            return [.. utterances.Take(1)];
        var times = condition.Condition.AtLeast;
        return times == 1 ? [.. utterances] : [.. utterances.Chunk(times).Where((chunk, i) => chunk.Length == times || i == 0).Select(chunk => chunk[0])];
    }

    // Several things that only together are a violation: as many violations as the rarest of them.
    private static Proof All(LogicProgram[] operands, RuleEvaluation rule, bool wanted)
    {
        var proofs = operands.Select(operand => Of(operand, rule, wanted)).ToList();
        var violations = proofs.Where(proof => !proof.Violations.IsEmpty).MinBy(proof => proof.Violations.Count)?.Violations ?? [];
        return proofs.Aggregate(Nothing, Union) with { Violations = violations };
    }

    private static Proof Some(LogicProgram[] operands, RuleEvaluation rule, bool wanted) =>
        operands.Where(operand => operand.Evaluate(rule.TruthOf) == Truths.Of(wanted))
            .Select(operand => Of(operand, rule, wanted))
            .Aggregate(Nothing, Union);

    private static Proof Union(Proof left, Proof right) => new(
        left.Said.Union(right.Said), left.Lacking.Union(right.Lacking), left.Absent.Union(right.Absent), left.Violations.Union(right.Violations));
}

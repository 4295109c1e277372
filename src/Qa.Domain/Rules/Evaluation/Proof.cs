namespace Qa.Domain.Rules.Evaluation;

/// <summary>What made a rule's logic true.</summary>
internal sealed class Proof
{
    /// <summary>Matches of conditions that had to be there; the same one may come twice.</summary>
    public List<Match> Said { get; } = [];

    /// <summary>Anchors that lack what every one of them needs.</summary>
    public List<Match> Lacking { get; } = [];

    /// <summary>Conditions that were not there.</summary>
    public List<int> Absent { get; } = [];

    /// <summary>Where each separate violation is: an utterance, or an anchor that lacks something. Distinct.</summary>
    public List<Place> Violations { get; private set; } = [];

    /// <summary>Proves that the logic has the value that it has.</summary>
    public static Proof Of(LogicProgram logic, RuleEvaluation rule)
    {
        var proof = new Proof();
        proof.Violations = proof.Add(logic, rule, wanted: true);
        return proof;
    }

    // Gathers the evidence and answers the violations.
    private List<Place> Add(LogicProgram logic, RuleEvaluation rule, bool wanted) => logic switch
    {
        ConditionValue value => Add(rule.Rule.Conditions[value.Condition], rule.Result(value.Condition), wanted),
        Negation negation => Add(negation.Operand, rule, !wanted),
        Conjunction conjunction => wanted ? All(conjunction.Operands, rule, wanted) : Some(conjunction.Operands, rule, wanted),
        Disjunction disjunction => wanted ? Some(disjunction.Operands, rule, wanted) : All(disjunction.Operands, rule, wanted),
        _ => throw new ArgumentOutOfRangeException(nameof(logic), logic, null),
    };

    private List<Place> Add(ConditionProgram condition, ConditionResult result, bool wanted)
    {
        if (condition.IsNone != wanted)
        {
            Said.AddRange(result.Matches.AsSpan());
            return Separate(condition, result.Matches);
        }

        Lacking.AddRange(result.Lacking.AsSpan());
        if (result.Lacking.IsEmpty)
            Absent.Add(condition.Index);
        // Never the same place as an utterance's begin: what is said and what is lacking are violations of their own.
        return [.. result.Lacking.Select(anchor => anchor.From.Next)];
    }

    // A condition that asks for n matches is broken once per n of them; one that measures the whole is broken once.
    private static List<Place> Separate(ConditionProgram condition, ImmutableArray<Match> matches)
    {
        var utterances = new List<Place>(matches.Length);
        foreach (var match in matches)
        {
            var utterance = match.From with { Offset = 0 };
            if (utterances.Count == 0 || utterances[^1] != utterance)
                utterances.Add(utterance);
        }

        var times = condition.Condition.Test is RepetitionTest or SpeechRateTest or TalkShareTest or CountTest or DurationTest ? int.MaxValue : condition.Condition.AtLeast;
        return times == 1 ? utterances : [.. utterances.Where((_, i) => i == 0 || (i % times == 0 && i + times <= utterances.Count))];
    }

    // Several things that only together are a violation: as many violations as the rarest of them.
    private List<Place> All(LogicProgram[] operands, RuleEvaluation rule, bool wanted)
    {
        List<Place>? rarest = null;
        foreach (var operand in operands)
        {
            var violations = Add(operand, rule, wanted);
            if (violations.Count > 0 && (rarest is null || violations.Count < rarest.Count))
                rarest = violations;
        }

        return rarest ?? [];
    }

    private List<Place> Some(LogicProgram[] operands, RuleEvaluation rule, bool wanted)
    {
        var all = new List<Place>();
        foreach (var operand in operands)
        {
            if (operand.Evaluate(rule.TruthOf) == Truths.Of(wanted))
                all.AddRange(Add(operand, rule, wanted).Where(place => !all.Contains(place)).ToList());
        }

        return all;
    }
}

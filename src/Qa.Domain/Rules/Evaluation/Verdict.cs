using Qa.Domain.Scoring;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Puts a rule's result into an outcome that people can read.</summary>
internal static class Verdict
{
    public static readonly LocalText OutOfScope = new("不属于本规则适用的通话", "The rule does not concern this call.");
    public static readonly LocalText NoPremise = new("前提没有出现", "Its premise did not arise.");

    private static readonly LocalText Fine = new("未发现问题", "Nothing was found.");
    private static readonly LocalText NoText = new("");

    public static RuleOutcome NoHit(Rule rule) => Plain(rule, Outcome.NoHit, Fine);

    public static RuleOutcome NotApplicable(Rule rule, LocalText why) => Plain(rule, Outcome.NotApplicable, why);

    public static RuleOutcome CannotBeJudged(RuleEvaluation rule, Truth scope)
    {
        var unknown = rule.Rule.Conditions.Where(condition => Concerns(rule.Rule, condition) && rule.TruthOf(condition.Index) is Truth.Unknown).ToList();
        var notes = unknown.Select(condition => rule.Result(condition.Index).Note).OfType<LocalText>().Distinct().ToList();
        if (scope is Truth.Unknown)
            notes.Insert(0, new LocalText("通话缺少判断适用范围所需的属性", "The call lacks an attribute that the rule's scope asks for."));
        return Plain(rule.Rule.Rule, Outcome.CannotBeJudged, notes.Count == 0
            ? new LocalText("还没有定论", "Still open.")
            : new LocalText(string.Join("；", notes.Select(note => note.Zh)), string.Join(" ", notes.Select(note => note.In("en")))));
    }

    public static RuleOutcome Hit(RuleEvaluation evaluation)
    {
        var rule = evaluation.Rule.Rule;
        var proof = Proof.Of(evaluation.Rule.Hit, evaluation);
        var quoted = Quoted(evaluation, proof);
        var mitigated = IsMitigated(evaluation, proof);
        return new RuleOutcome(
            rule.Id,
            Outcome.Hit,
            rule.Dimension,
            mitigated && rule.Severity > Severity.Minor ? rule.Severity - 1 : rule.Severity,
            Math.Max(1, proof.Violations.Count),
            0m,
            Reasons.Of(rule, quoted, proof, mitigated),
            rule.Suggestion,
            InForce(evaluation),
            quoted);
    }

    private static RuleOutcome Plain(Rule rule, Outcome outcome, LocalText reason) =>
        new(rule.Id, outcome, rule.Dimension, rule.Severity, 0, 0m, reason, NoText, [], []);

    private static bool Concerns(RuleProgram rule, ConditionProgram condition) =>
        rule.Rule.Hit.Names.Concat(rule.Rule.When?.Names ?? []).Contains(condition.Condition.Name, StringComparer.Ordinal);

    // What was said; else what lacks something; else what made the duty arise; else where one would have looked.
    private static ImmutableArray<Evidence> Quoted(RuleEvaluation evaluation, Proof proof)
    {
        if (proof.Said.Count > 0 || proof.Lacking.Count > 0)
            return Quotes.Of(proof.Said.Count == 0 ? proof.Lacking : proof.Said);
        if (evaluation.Rule.When is { } when && Proof.Of(when, evaluation) is { Said.Count: > 0 } premise)
            return Quotes.Of(premise.Said);
        var anchors = proof.Absent.Select(index => evaluation.Rule.Conditions[index].Anchor).Where(anchor => anchor >= 0).SelectMany(anchor => evaluation.Result(anchor).Matches).ToList();
        if (anchors.Count > 0)
            return Quotes.Of(anchors);
        var looked = proof.Absent.Select(index => new ConditionEvaluation(evaluation.Rule.Conditions[index], evaluation).Looked()).OfType<Heard>().MinBy(heard => heard.Index) ?? evaluation.Call.Utterances.FirstOrDefault();
        return looked is null ? [] : Quotes.Of(looked);
    }

    // A correction counts for what was said before it, not for what is said again after it.
    private static bool IsMitigated(RuleEvaluation evaluation, Proof proof)
    {
        if (evaluation.Rule.Mitigation < 0)
            return false;
        var mitigation = evaluation.Result(evaluation.Rule.Mitigation);
        if (mitigation.Truth is not Truth.True)
            return false;
        return mitigation.Matches.IsEmpty || proof.Said.Count == 0 || mitigation.Matches.Max(match => match.From) >= proof.Said.Max(match => match.To);
    }

    private static ImmutableArray<string> InForce(RuleEvaluation evaluation) => evaluation.Rule.Rule.Regulations.IsEmpty ? [] :
        [.. evaluation.Rule.Rule.Regulations.Where(id => evaluation.Program.Regulations[id].InForceOn(evaluation.Call.Header.Day))];
}

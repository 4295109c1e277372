namespace Qa.Domain.Rules.Evaluation;

/// <summary>Tells why a rule hit or not, condition by condition.</summary>
internal static class Tracing
{
    public static RuleTrace Of(RuleEvaluation evaluation)
    {
        var rule = evaluation.Rule.Rule;
        var outcome = evaluation.Judge();
        return new RuleTrace(
            rule.Id, outcome.Outcome, outcome.Reason, rule.When?.ToString(), rule.Hit.ToString()!,
            [.. evaluation.Rule.Conditions.Select(condition => Of(condition, evaluation.Result(condition.Index)))]);
    }

    private static ConditionTrace Of(ConditionProgram condition, ConditionResult result) => new(
        condition.Condition.Name,
        result.Truth.Name(),
        result.Note ?? Missing(result),
        [.. result.Matches.Concat(result.Suppressed).OrderBy(match => match, Comparer<Match>.Create(Match.Compare)).SelectMany(Of)]);

    private static LocalText? Missing(ConditionResult result)
    {
        if (result.Lacking.IsEmpty)
            return null;
        var anchors = Quotes.Of(result.Lacking).Select(evidence => evidence.Text).ToList();
        return new LocalText(
            $"这些触发语之后没有找到：{string.Join("；", anchors.Select(text => $"“{text}”"))}",
            $"Missing for: {string.Join("; ", anchors.Select(text => $"\"{text}\""))}");
    }

    private static IEnumerable<MatchTrace> Of(Match match) => Quotes.Of([match]).Select(evidence => new MatchTrace(
        evidence,
        match.Pattern,
        match.SuppressedBy is { } suppression ? Name(suppression.Kind) : null,
        match.SuppressedBy is { } cue ? Quotes.Of(cue.Segment, cue.Cue)[0] : null));

    private static string Name(SuppressorKind kind) => kind switch
    {
        SuppressorKind.Negated => "negated",
        SuppressorKind.Quoted => "quoted",
        SuppressorKind.Question => "question",
        SuppressorKind.Warning => "warning",
        SuppressorKind.About => "about",
        SuppressorKind.Inside => "inside",
        SuppressorKind.Near => "near",
        SuppressorKind.Sentence => "sentence",
        SuppressorKind.Unlike => "unlike",
        _ => "corrected",
    };
}

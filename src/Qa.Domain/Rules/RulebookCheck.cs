using Qa.Domain.Rules.Checks;
using Qa.Domain.Scoring;

namespace Qa.Domain.Rules;

/// <summary>Finds what is wrong in a rulebook before it is used.</summary>
public static class RulebookCheck
{
    /// <returns>Errors and warnings in the order of the book; empty when it is fine.</returns>
    public static ImmutableArray<RulebookProblem> Problems(Rulebook book)
    {
        var problems = new ProblemLog();
        var patterns = new PatternCheck(book.Lists, problems);
        CheckHead(book, problems);
        CheckScoring(book.Scoring, problems);
        CheckCues(book.Cues, patterns);
        var regulations = CheckRegulations(book, problems);
        CheckLists(book, patterns, problems);
        CheckRules(book, new RuleCheck(new ConditionCheck(patterns, new SayingCheck(book.Sayings, problems), problems), regulations, problems), problems);
        return problems.ToImmutable();
    }

    private static void CheckHead(Rulebook book, ProblemLog problems)
    {
        if (string.IsNullOrWhiteSpace(book.Id))
            problems.Error("rulebook", "规则包没有编号", "the rulebook has no id");
        if (book.Rules.IsEmpty)
            problems.Error("rules", "规则包里没有规则", "the rulebook has no rules");
    }

    private static void CheckScoring(ScoringPolicy policy, ProblemLog problems)
    {
        var sum = Enum.GetValues<Dimension>().Sum(dimension => policy.Weights.GetValueOrDefault(dimension));
        if (sum != 100)
            problems.Error("scoring/weights", $"四个维度的权重合计为 {sum}，应为 100", $"the weights of the dimensions sum to {sum} instead of 100");
        foreach (var (dimension, weight) in policy.Weights)
        {
            if (weight is < 0 or > 100)
                problems.Error($"scoring/weights/{ReportNames.Of(dimension)}", $"权重 {weight} 不在 0–100 之内", $"the weight {weight} is not within 0 to 100");
        }

        foreach (var (severity, points) in policy.Points)
        {
            if (points is < 0 or > 100)
                problems.Error($"scoring/points/{ReportNames.Of(severity)}", $"扣分 {points} 不在 0–100 之内", $"{points} points are not within 0 to 100");
        }

        if (policy.MaxHitsPerRule < 1)
            problems.Error("scoring/maxHitsPerRule", "每条规则的扣分次数至少为 1", "at least one hit of a rule must count");
        if (policy.VetoCap is < 0 or > 100)
            problems.Error("scoring/vetoCap", $"封顶分 {policy.VetoCap} 不在 0–100 之内", $"the veto cap {policy.VetoCap} is not within 0 to 100");
    }

    private static void CheckCues(ContextCues cues, PatternCheck patterns)
    {
        patterns.Check("cues/negators", cues.Negators);
        patterns.Check("cues/quotations", cues.Quotations);
        patterns.Check("cues/questions", cues.Questions);
        patterns.Check("cues/warnings", cues.Warnings);
        patterns.Check("cues/corrections", cues.Corrections);
    }

    private static ImmutableHashSet<string> CheckRegulations(Rulebook book, ProblemLog problems)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var regulation in book.Regulations)
        {
            var path = $"regulations/{regulation.Id}";
            if (string.IsNullOrWhiteSpace(regulation.Id))
                problems.Error("regulations", $"法规“{regulation.Title}”没有编号", $"the regulation '{regulation.Title}' has no id");
            else if (!known.Add(regulation.Id))
                problems.Error(path, $"法规编号 {regulation.Id} 出现两次", $"the regulation id {regulation.Id} is used twice");
            if (regulation.EffectiveTo < regulation.EffectiveFrom)
                problems.Error($"{path}/to", "废止日早于施行日", "the last day in force lies before the first");
        }

        return known.ToImmutableHashSet(StringComparer.Ordinal);
    }

    private static void CheckLists(Rulebook book, PatternCheck patterns, ProblemLog problems)
    {
        foreach (var (name, entries) in book.Lists)
        {
            if (entries.IsEmpty)
                problems.Error($"lists/{name}", $"词表 {name} 是空的", $"the list {name} is empty");
            patterns.Check($"lists/{name}", entries);
        }

        patterns.CheckCircles();
    }

    private static void CheckRules(Rulebook book, RuleCheck check, ProblemLog problems)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var examples = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in book.Rules)
        {
            if (string.IsNullOrWhiteSpace(rule.Id))
                problems.Error("rules", $"规则“{rule.Name.Zh}”没有编号", $"the rule '{rule.Name.In("en")}' has no id");
            else if (!ids.Add(rule.Id))
                problems.Error($"rules/{rule.Id}", $"规则编号 {rule.Id} 出现两次", $"the rule id {rule.Id} is used twice");
            check.Check(rule);
            for (var i = 0; i < rule.Examples.Length; i++)
            {
                if (rule.Examples[i].Id.Length > 0 && !examples.Add(rule.Examples[i].Id))
                    problems.Error($"rules/{rule.Id}/examples/{i}", $"例子编号 {rule.Examples[i].Id} 出现两次", $"the example id {rule.Examples[i].Id} is used twice");
            }
        }
    }
}

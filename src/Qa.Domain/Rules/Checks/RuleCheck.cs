namespace Qa.Domain.Rules.Checks;

/// <summary>Finds what is wrong in one rule.</summary>
internal sealed class RuleCheck(ConditionCheck conditions, ImmutableHashSet<string> regulations, ProblemLog problems)
{
    public void Check(Rule rule)
    {
        var path = $"rules/{rule.Id}";
        CheckScope($"{path}/scope", rule.Scope);
        CheckConditions(path, rule);
        CheckLogic(path, rule);
        CheckAnchors(path, rule);
        foreach (var regulation in rule.Regulations.Where(regulation => !regulations.Contains(regulation)))
            problems.Error($"{path}/regulations", $"没有编号为 {regulation} 的法规", $"there is no regulation {regulation}");
        if (string.IsNullOrWhiteSpace(rule.Suggestion.Zh) && string.IsNullOrWhiteSpace(rule.Suggestion.En))
            problems.Warning($"{path}/suggestion", "没有改进建议", "there is no suggestion");
        if (rule.Examples.IsEmpty)
            problems.Warning($"{path}/examples", "没有例子，发布前无从检验", "there are no examples to prove it before publication");
    }

    private void CheckScope(string path, RuleScope scope)
    {
        for (var i = 0; i < scope.Attributes.Length; i++)
            conditions.CheckAttribute($"{path}/attributes/{i}", scope.Attributes[i]);
        for (var i = 0; i < scope.Exempt.Length; i++)
            conditions.CheckAttribute($"{path}/exempt/{i}", scope.Exempt[i]);
    }

    private void CheckConditions(string path, Rule rule)
    {
        if (rule.Conditions.IsEmpty)
            problems.Error($"{path}/conditions", "规则没有条件", "the rule has no conditions");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in rule.Conditions)
        {
            var at = $"{path}/conditions/{condition.Name}";
            if (!names.Add(condition.Name))
                problems.Error(at, $"条件 {condition.Name} 出现两次", $"the condition {condition.Name} is there twice");
            if (!LogicParser.IsName(condition.Name))
                problems.Error(at, "条件名只能由字母、数字、_ 和 - 组成", "a condition's name consists of letters, digits, '_' and '-'");
            conditions.Check(at, condition);
        }
    }

    private void CheckLogic(string path, Rule rule)
    {
        var known = Names(rule);
        var used = new HashSet<string>(StringComparer.Ordinal);
        Use($"{path}/when", rule.When?.Names ?? []);
        Use($"{path}/hit", rule.Hit.Names);
        Use($"{path}/mitigatedBy", rule.MitigatedBy is { } mitigation ? [mitigation] : []);
        used.UnionWith(rule.Conditions.Select(condition => condition.Range.Anchor?.Of ?? ""));
        foreach (var idle in rule.Conditions.Where(condition => !used.Contains(condition.Name)))
            problems.Warning($"{path}/conditions/{idle.Name}", "这个条件没有被用到", "nothing uses this condition");

        void Use(string at, IEnumerable<string> names)
        {
            foreach (var name in names.Distinct(StringComparer.Ordinal))
            {
                if (!known.Contains(name))
                    problems.Error(at, $"没有条件 {name}", $"there is no condition {name}");
                used.Add(name);
            }
        }
    }

    private void CheckAnchors(string path, Rule rule)
    {
        var known = Names(rule);
        var anchors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var condition in rule.Conditions)
        {
            if (condition.Range.Anchor is not { } anchor)
                continue;

            var at = $"{path}/conditions/{condition.Name}/{ConditionCheck.Word(anchor.Side)}/of";
            if (anchor.Of == condition.Name)
                problems.Error(at, "条件以自己为参照", "the condition is anchored to itself");
            else if (!known.Contains(anchor.Of))
                problems.Error(at, $"没有条件 {anchor.Of}", $"there is no condition {anchor.Of}");
            else
                anchors.TryAdd(condition.Name, anchor.Of);
        }

        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in rule.Conditions)
        {
            if (Circle(condition.Name, anchors) is { } circle && reported.Add(circle.Min(StringComparer.Ordinal)!))
            {
                var text = string.Join(" → ", circle.Append(circle[0]));
                problems.Error($"{path}/conditions/{condition.Name}", $"条件互为参照：{text}", $"the conditions are anchored to each other: {text}");
            }
        }
    }

    private static List<string>? Circle(string start, Dictionary<string, string> anchors)
    {
        var way = new List<string> { start };
        for (var at = start; anchors.TryGetValue(at, out var next); at = next)
        {
            if (next == start)
                return way;
            if (way.Contains(next, StringComparer.Ordinal))
                return null; // Leads into a circle, which its own members report.
            way.Add(next);
        }

        return null;
    }

    private static HashSet<string> Names(Rule rule) => rule.Conditions.Select(condition => condition.Name).ToHashSet(StringComparer.Ordinal);
}

using System.Collections.Immutable;
using Qa.Domain;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Rulebooks;

/// <summary>Reads one rule of a pack.</summary>
internal static class RuleReader
{
    // Something well-formed to stand for an expression that could not be read; its problem has been reported already.
    private static readonly LogicExpression Unreadable = new Or([]);

    public static Rule Read(PackNode node)
    {
        node.AllowOnly(
            "id", "name", "dimension", "severity", "kind", "moment", "scope", "conditions", "when", "hit", "mitigatedBy", "because",
            "suggestion", "regulations", "meaning", "examples");
        var id = node.Required("id")?.Text() ?? string.Empty;
        var rule = new Rule(
            id,
            node.Required("name")?.Local() ?? new LocalText(id),
            node.Required("dimension")?.Choice<Dimension>() ?? default,
            node.Required("severity")?.Choice<Severity>() ?? default,
            node.Required("kind")?.Choice<RuleKind>() ?? default,
            node["moment"]?.Choice<Moment>() ?? Moment.End,
            node["scope"] is { } scope ? Scope(scope) : RuleScope.Everything,
            [.. node.Required("conditions")?.Entries().Select(entry => ConditionReader.Read(entry.Key, entry.Value)) ?? []],
            node["when"] is { } when ? Logic(when) : null,
            node.Required("hit") is { } hit ? Logic(hit) : Unreadable,
            node["mitigatedBy"]?.Text(),
            node["because"]?.Local(),
            node["suggestion"]?.Local() ?? new LocalText(string.Empty),
            node["regulations"]?.Texts() ?? [],
            [.. node["examples"]?.Items().Select(ExampleReader.Read) ?? []]);
        return node["meaning"] is { } meaning ? MeaningReader.Read(rule, meaning) : rule;
    }

    private static RuleScope Scope(PackNode node)
    {
        node.AllowOnly("businessLines", "directions", "attributes", "exempt");
        return new RuleScope(
            [.. node["businessLines"]?.Items().Select(item => item.Choice<BusinessLine>()) ?? []],
            [.. node["directions"]?.Items().Select(item => item.Choice<Direction>()) ?? []],
            [.. node["attributes"]?.Items().Select(item => ConditionReader.Attribute(item, "attribute")) ?? []],
            [.. node["exempt"]?.Items().Select(item => ConditionReader.Attribute(item, "attribute")) ?? []]);
    }

    private static LogicExpression Logic(PackNode node)
    {
        try
        {
            return LogicParser.Parse(node.Text());
        }
        catch (RuleSyntaxException error)
        {
            node.Error($"逻辑表达式有误：{error.Message}", $"Logic expression: {error.Message}");
            return Unreadable;
        }
    }
}

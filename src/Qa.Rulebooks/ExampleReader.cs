using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Rulebooks;

/// <summary>Reads a rule's example: a short dialogue and the verdict it must get.</summary>
internal static partial class ExampleReader
{
    // Any day will do for examples that do not care; those about a regulation's validity name their own.
    private static readonly DateTimeOffset DefaultStart = new(2026, 10, 15, 10, 0, 0, TimeSpan.FromHours(8));

    public static RuleExample Read(PackNode node)
    {
        node.AllowOnly("id", "expect", "attributes", "businessLine", "direction", "startedAt", "turns", "note");
        var id = node.Required("id")?.Text() ?? string.Empty;
        var header = new CallHeader(
            CallId: id.Length == 0 ? "example" : id,
            AgentId: "example",
            AgentName: null,
            TeamId: null,
            TeamName: null,
            CustomerId: null,
            node["direction"]?.Choice<Direction>(),
            node["businessLine"]?.Choice<BusinessLine>(),
            node["startedAt"] is { } startedAt ? Start(startedAt) : DefaultStart,
            Language: "zh",
            node["attributes"]?.Entries().ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Text(), StringComparer.Ordinal)
                ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
            Products: []);
        var turns = node.Required("turns")?.Items().Select((turn, seq) => Turn(turn, seq)).ToImmutableArray() ?? [];
        return new RuleExample(id, node.Required("expect")?.Choice<Outcome>() ?? default, new Call(header, turns), node["note"]?.Text() ?? string.Empty);
    }

    private static DateTimeOffset Start(PackNode node)
    {
        if (DateTimeOffset.TryParse(node.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
            return start;
        node.Error("此处应为时间，如 2026-02-01T10:00:00+08:00", "Expected a time such as 2026-02-01T10:00:00+08:00.");
        return DefaultStart;
    }

    private static Utterance Turn(PackNode node, int seq)
    {
        var match = TurnForm().Match(node.Text());
        if (!match.Success)
        {
            node.Error(
                "对话行应写成“agent: 文字”或“customer @12.0-15.5: 文字”",
                "A turn reads 'agent: text' or 'customer @12.0-15.5: text'; roles are agent, customer, system.");
            return new Utterance(seq, Role.Agent, string.Empty);
        }

        var role = match.Groups["role"].Value switch
        {
            "agent" => Role.Agent,
            "customer" => Role.Customer,
            _ => Role.System,
        };
        return new Utterance(seq, role, match.Groups["text"].Value, Ms(match.Groups["start"]), Ms(match.Groups["end"]));
    }

    private static int? Ms(Group seconds) =>
        seconds.Success ? (int)(decimal.Parse(seconds.Value, CultureInfo.InvariantCulture) * 1000m) : null;

    [GeneratedRegex(@"^(?<role>agent|customer|system)(\s+@(?<start>\d{1,5}(\.\d{1,3})?)-(?<end>\d{1,5}(\.\d{1,3})?))?\s*[:：]\s*(?<text>.*)$", RegexOptions.Singleline)]
    private static partial Regex TurnForm();
}

using Qa.Domain.Calls;

namespace Qa.Grains.Tests;

/// <summary>Some valid value, where a test does not care which.</summary>
internal static class Some
{
    public const string Rulebook = "test-pack";

    public static readonly DateTimeOffset Morning = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Each part is a whole rule with its examples.</summary>
    public static string Pack(string id = Rulebook, string veto = "保本", string example = "这个产品保本") => $$"""
        rulebook: {{id}}
        language: zh
        title: { zh: 测试, en: Test }
        rules:
          - id: T01
            name: { zh: 承诺, en: Promise }
            dimension: compliance
            severity: veto
            kind: forbidden
            moment: live
            conditions:
              promise: { role: agent, keywords: [ {{veto}} ], unless: [ negated ] }
            hit: promise
            suggestion: { zh: 不要承诺。, en: Do not promise. }
            examples:
              - id: T01-H1
                expect: hit
                turns: [ "agent: {{example}}" ]
          - id: T02
            name: { zh: 抱怨, en: Grumbling }
            dimension: attitude
            severity: minor
            kind: forbidden
            moment: live
            conditions:
              grumble: { role: agent, keywords: [ 烦死了 ] }
            hit: grumble
            suggestion: { zh: 保持耐心。, en: Keep calm. }
            examples:
              - id: T02-H1
                expect: hit
                turns: [ "agent: 烦死了" ]
        """;

    public static string Id() => Guid.NewGuid().ToString("N");

    public static Call Call(string? id = null, string agent = "A1", string? team = "T1", DateTimeOffset? startedAt = null, params string[] said)
    {
        var header = new CallHeader(
            id ?? Id(), agent, $"Name of {agent}", team, team is null ? null : $"Name of {team}", null, Direction.Inbound, BusinessLine.Wealth,
            startedAt ?? Morning, "zh",
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("customerAge", "67"), ["WL-001"]);
        return new Call(header, [.. said.DefaultIfEmpty("您好").Select((text, seq) => new Utterance(seq, Role.Agent, text, seq * 1000, (seq * 1000) + 900))]);
    }
}

namespace Qa.Api.Tests;

/// <summary>Some valid value, where a test does not care which.</summary>
internal static class Some
{
    public static string Id() => Guid.NewGuid().ToString("N");

    public static JsonObject Call(string? id = null, string agent = "A1", string? team = null, string startedAt = "2026-11-20T10:00:00+08:00", params string[] said) => new()
    {
        ["callId"] = id ?? Id(),
        ["agentId"] = agent,
        ["teamId"] = team,
        ["startedAt"] = startedAt,
        ["businessLine"] = "wealth",
        ["utterances"] = new JsonArray([.. said.DefaultIfEmpty("您好，请问有什么可以帮您？").Select((text, i) => Utterance("agent", text, i))]),
    };

    public static JsonNode Utterance(string role, string text, int i) =>
        new JsonObject { ["role"] = role, ["text"] = text, ["startMs"] = i * 2000, ["endMs"] = (i * 2000) + 1500 };

    /// <summary>An agent's promise that every version of the pack must veto.</summary>
    public const string Promise = "您放心，这款理财产品保本保息，绝对不会亏。";

    public static string Pack(string id, string keyword = "保本") => $$"""
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
              promise: { role: agent, keywords: [ "{{keyword}}" ] }
            hit: promise
            suggestion: { zh: 不要承诺。, en: Do not promise. }
            examples:
              - id: T01-H1
                expect: hit
                turns: [ "agent: {{keyword}}" ]
        """;
}

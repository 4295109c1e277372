using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qa.Api.Calls;
using Qa.Api.Problems;
using Qa.Domain;
using Qa.Domain.Calls;

namespace Qa.Api.Rules;

/// <summary>Describes the body of a rule test.</summary>
public sealed record RuleTestDocument(
    [property: Description("The call to judge, in the native form; callId, agentId and startedAt may be absent. An utterance may be written 'agent: text'.")] CallDocument Call,
    [property: Description("A whole pack. Absent: a published rulebook is used.")] string? Yaml = null,
    [property: Description("Id of a published rulebook; finance-zh by default.")] string? Rulebook = null,
    [property: Description("The newest by default.")] int? Version = null,
    [property: Description("Only this rule.")] string? Rule = null);

/// <summary>A rule test as read.</summary>
internal sealed record RuleTestRequest(Call Call, string? Yaml, string? Rulebook, int? Version, string? Rule)
{
    private static readonly string[] Known = ["call", "yaml", "rulebook", "version", "rule"];

    public static (RuleTestRequest? Test, Problem? Problem) Read(byte[] body)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(body);
        }
        catch (JsonException error)
        {
            return (null, Invalid(Position(error), $"不是 JSON：{error.Message}", $"Not JSON: {error.Message}"));
        }

        if (root is not JsonObject test)
            return (null, Invalid("$", "应为一个 JSON 对象。", "A JSON object was expected."));
        if (test.FirstOrDefault(field => !Known.Contains(field.Key, StringComparer.Ordinal)).Key is { } unknown)
            return (null, Invalid(unknown, $"未知字段；可用：{string.Join("、", Known)}。", $"Unknown field; there are: {string.Join(", ", Known)}."));
        if (test["call"] is not JsonObject call)
            return (null, Invalid("call", "缺少要判定的通话。", "The call to judge is missing."));

        try
        {
            var reading = CallJson.Read(JsonSerializer.SerializeToUtf8Bytes(Completed(call)));
            if (reading.Call is not { } read || !reading.Problems.IsEmpty)
                return (null, Refusals.InvalidCall([.. reading.Problems.Select(problem => problem with { Path = $"call.{problem.Path}" })]));
            return (new RuleTestRequest(read, Text(test, "yaml"), Text(test, "rulebook"), (int?)test["version"], Text(test, "rule")), null);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            return (null, Invalid("$", "yaml、rulebook、rule 应为文本，version 应为整数。", "'yaml', 'rulebook' and 'rule' are texts, 'version' is a whole number."));
        }
    }

    // A test bench should not ask for what does not matter to the rules.
    private static JsonObject Completed(JsonObject call)
    {
        call["callId"] ??= "test";
        call["agentId"] ??= "test";
        call["startedAt"] ??= "2026-10-15T10:00:00+08:00";
        if (call["utterances"] is not JsonArray utterances)
            return call;

        for (var i = 0; i < utterances.Count; i++)
        {
            if (utterances[i] is JsonValue value && value.TryGetValue(out string? line) && line.IndexOfAny([':', '：']) is > 0 and var colon)
                utterances[i] = new JsonObject { ["role"] = line[..colon].Trim(), ["text"] = line[(colon + 1)..].TrimStart() };
        }

        return call;
    }

    private static string? Text(JsonObject test, string field) => (string?)test[field];

    private static string Position(JsonException error) => $"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}";

    private static Problem Invalid(string path, string zh, string en) => new(400, "invalid-test",
        new("规则测试请求有误", "The rule test is not valid"), new($"{path}：{zh}", $"{path}: {en}"))
    {
        Parts = [new ProblemPart(path, new LocalText(zh, en))],
    };
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Qa.Domain;
using Qa.Domain.Calibration;
using Qa.Domain.Calls;

namespace Qa.Rulebooks.Evaluation;

/// <summary>One line of a labelled set: a call, or what is wrong with the line.</summary>
/// <param name="Line">1-based.</param>
public sealed record LabelledLine(string File, int Line, LabelledCall? Call, LocalText? Problem);

/// <summary>Reads labelled calls in JSON Lines: <c>{"call": {native call JSON}, "judged": ["C01"], "hits": [{"rule": "C01", "seq": 4}], "note": "…"}</c>.</summary>
public static class LabelledCallReader
{
    /// <summary>Reads a file, or all *.jsonl and *.ndjson files of a folder in the order of their names. Empty lines are skipped.</summary>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    public static IEnumerable<LabelledLine> ReadAll(string path) => Files(path).SelectMany(ReadFile);

    /// <summary>Reads one line. Hits must be among the judged rules and name an utterance of the call.</summary>
    public static (LabelledCall? Call, LocalText? Problem) ReadLine(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            return (null, new LocalText($"不是合法的 JSON：{error.Message}", $"Not JSON: {error.Message}"));
        }
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new FileNotFoundException($"'{path}' is neither a file nor a folder.", path);

        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".jsonl" or ".ndjson")
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<LabelledLine> ReadFile(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file, Encoding.UTF8))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;

            var (call, problem) = ReadLine(line);
            yield return new LabelledLine(file, number, call, problem);
        }
    }

    private static (LabelledCall? Call, LocalText? Problem) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("call", out var callJson))
            return (null, new LocalText("缺少 call", "'call' is missing."));

        var reading = CallJson.Read(Encoding.UTF8.GetBytes(callJson.GetRawText()));
        if (reading.Call is not { } call)
            return (null, Joined(reading.Problems));
        if (Texts(root, "judged") is not { } judged)
            return (null, new LocalText("judged 应为规则编号的列表", "'judged' must be a list of rule ids."));
        if (Hits(root) is not { } hits)
            return (null, new LocalText("hits 应为 {rule, seq} 的列表", "'hits' must be a list of {rule, seq}."));

        if (hits.FirstOrDefault(hit => !judged.Contains(hit.Rule, StringComparer.Ordinal)) is { Rule: not null } unjudged)
            return (null, new LocalText($"hits 中的 {unjudged.Rule} 不在 judged 里", $"Hit rule {unjudged.Rule} is not among 'judged'."));
        if (hits.FirstOrDefault(hit => call.Utterances.All(utterance => utterance.Seq != hit.Seq)) is { Rule: not null } lost)
            return (null, new LocalText($"{lost.Rule} 指向的 seq {lost.Seq} 不在通话里", $"{lost.Rule} names seq {lost.Seq}, which the call does not have."));

        var note = root.TryGetProperty("note", out var noteJson) && noteJson.ValueKind == JsonValueKind.String ? noteJson.GetString()! : string.Empty;
        return (new LabelledCall(call, judged, hits, note), null);
    }

    private static ImmutableArray<string>? Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
            : null;

    private static ImmutableArray<LabelledHit>? Hits(JsonElement root)
    {
        if (!root.TryGetProperty("hits", out var list) || list.ValueKind != JsonValueKind.Array)
            return null;

        var hits = ImmutableArray.CreateBuilder<LabelledHit>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object
                || !item.TryGetProperty("rule", out var rule) || rule.ValueKind != JsonValueKind.String
                || !item.TryGetProperty("seq", out var seq) || seq.ValueKind != JsonValueKind.Number || !seq.TryGetInt32(out var number))
                return null;
            hits.Add(new LabelledHit(rule.GetString()!, number));
        }

        return hits.ToImmutable();
    }

    private static LocalText Joined(ImmutableArray<CallProblem> problems) => new(
        string.Join("；", problems.Select(problem => $"{problem.Path}：{problem.Message.Zh}")),
        string.Join("; ", problems.Select(problem => $"{problem.Path}: {problem.Message.In("en")}")));
}

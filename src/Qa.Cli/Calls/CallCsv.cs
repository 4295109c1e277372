using System.Text;
using System.Text.Json;

namespace Qa.Cli.Calls;

/// <summary>A table of calls for spreadsheets.</summary>
internal static class CallCsv
{
    private static readonly string[] Fields =
    [
        "callId", "startedAt", "agentId", "agentName", "teamId", "teamName", "businessLine", "direction", "durationMs", "utterances", "total", "vetoed", "worstSeverity", "rules",
    ];

    /// <summary>With the mark that tells Excel that it is UTF-8; without it Chinese names are garbled.</summary>
    public static Encoding Encoding(bool withMark) => new UTF8Encoding(encoderShouldEmitUTF8Identifier: withMark);

    /// <returns>How many rows, the head not counted.</returns>
    public static async Task<int> Write(IAsyncEnumerable<JsonElement> calls, TextWriter writer, Terminal terminal)
    {
        // A file's writer puts the mark itself.
        if (ReferenceEquals(writer, terminal.Out))
            await writer.WriteAsync('\uFEFF');
        await writer.WriteAsync(string.Join(',', Fields) + "\r\n");
        var count = 0;
        await foreach (var call in calls)
        {
            await writer.WriteAsync(string.Join(',', Fields.Select(field => call.TryGetProperty(field, out var value) ? Cell(value) : string.Empty)) + "\r\n");
            count++;
        }

        return count;
    }

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Array => Text(string.Join(' ', value.EnumerateArray().Select(item => item.GetString()))),
        JsonValueKind.Null => string.Empty,
        _ => value.GetRawText(),
    };

    /// <summary>Quotes where needed; a text that a spreadsheet would run as a formula gets an apostrophe.</summary>
    public static string Text(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}

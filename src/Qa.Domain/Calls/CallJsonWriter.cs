using System.Globalization;
using System.Text.Json;

namespace Qa.Domain.Calls;

/// <summary>Writes the canonical form. The order of fields is part of the hash: append, never reorder.</summary>
internal static class CallJsonWriter
{
    public static void Write(Utf8JsonWriter json, Call call)
    {
        json.WriteStartObject();
        WriteHeader(json, call.Header);
        json.WriteStartArray("utterances"u8);
        foreach (var utterance in call.Utterances)
            WriteUtterance(json, utterance);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHeader(Utf8JsonWriter json, CallHeader header)
    {
        WriteText(json, "callId"u8, header.CallId);
        WriteText(json, "agentId"u8, header.AgentId);
        WriteText(json, "agentName"u8, header.AgentName);
        WriteText(json, "teamId"u8, header.TeamId);
        WriteText(json, "teamName"u8, header.TeamName);
        WriteText(json, "customerId"u8, header.CustomerId);
        WriteText(json, "direction"u8, header.Direction is { } direction ? EnumNames<Direction>.Of(direction) : null);
        WriteText(json, "businessLine"u8, header.BusinessLine is { } line ? EnumNames<BusinessLine>.Of(line) : null);
        WriteText(json, "startedAt"u8, header.StartedAt.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
        WriteText(json, "language"u8, header.Language);
        if (!header.Attributes.IsEmpty)
            WriteAttributes(json, header.Attributes);
        if (header.Products.IsDefaultOrEmpty)
            return;
        json.WriteStartArray("products"u8);
        foreach (var product in header.Products)
            json.WriteStringValue(Mended(product));
        json.WriteEndArray();
    }

    // Whoever made the call may have sorted by a culture, which would make the hash depend on the machine.
    private static void WriteAttributes(Utf8JsonWriter json, ImmutableSortedDictionary<string, string> attributes)
    {
        json.WriteStartObject("attributes"u8);
        foreach (var (name, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
            json.WriteString(Mended(name), Mended(value));
        json.WriteEndObject();
    }

    private static void WriteUtterance(Utf8JsonWriter json, Utterance utterance)
    {
        json.WriteStartObject();
        json.WriteNumber("seq"u8, utterance.Seq);
        json.WriteString("role"u8, EnumNames<Role>.Of(utterance.Role));
        WriteText(json, "text"u8, utterance.Text);
        if (utterance.StartMs is { } start)
            json.WriteNumber("startMs"u8, start);
        if (utterance.EndMs is { } end)
            json.WriteNumber("endMs"u8, end);
        if (utterance.Confidence is { } confidence)
            json.WriteNumber("confidence"u8, confidence);
        if (!utterance.Words.IsDefaultOrEmpty)
            WriteWords(json, utterance.Words);
        json.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter json, ImmutableArray<Word> words)
    {
        json.WriteStartArray("words"u8);
        foreach (var word in words)
        {
            json.WriteStartObject();
            WriteText(json, "text"u8, word.Text);
            json.WriteNumber("startMs"u8, word.StartMs);
            json.WriteNumber("endMs"u8, word.EndMs);
            if (word.Confidence is { } confidence)
                json.WriteNumber("confidence"u8, confidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, Mended(value));
    }

    private static string Mended(string text) => LenientText.WithoutLoneSurrogates(text);
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;

namespace Qa.Storage.Trends;

/// <summary>A fact as compact JSON, rules grouped by outcome: {"call","version","agent","name","team","teamName","day","total","vetoed","marks":{},"rules":{}}.</summary>
internal static class FactJson
{
    public static string Write(CallFact fact)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("call", StoredText.Encode(fact.CallId));
            json.WriteNumber("version", fact.Version);
            json.WriteString("agent", StoredText.Encode(fact.AgentId));
            WriteOptional(json, "name", fact.AgentName);
            WriteOptional(json, "team", fact.TeamId);
            WriteOptional(json, "teamName", fact.TeamName);
            json.WriteString("day", DayRows.Day(fact.Day));
            if (fact.Contribution is { } contribution)
                Write(json, contribution);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static CallFact Read(string stored)
    {
        using var document = JsonDocument.Parse(stored);
        var json = document.RootElement;
        return new CallFact(
            Text(json, "call")!, json.GetProperty("version").GetInt32(), Text(json, "agent")!, Text(json, "name"), Text(json, "team"), Text(json, "teamName"),
            DateOnly.ParseExact(json.GetProperty("day").GetString()!, "O", CultureInfo.InvariantCulture),
            json.TryGetProperty("total", out var total) ? ReadContribution(json, total.GetInt32()) : null);
    }

    private static void Write(Utf8JsonWriter json, CallContribution contribution)
    {
        json.WriteNumber("total", contribution.Total);
        json.WriteBoolean("vetoed", contribution.Vetoed);
        json.WriteStartObject("marks");
        foreach (var (dimension, mark) in contribution.Dimensions)
            json.WriteNumber(dimension.ToString(), mark);
        json.WriteEndObject();

        json.WriteStartObject("rules");
        foreach (var group in contribution.Rules.GroupBy(rule => rule.Value, rule => rule.Key))
        {
            json.WriteStartArray(group.Key.ToString());
            foreach (var rule in group)
                json.WriteStringValue(StoredText.Encode(rule));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static CallContribution ReadContribution(JsonElement json, int total) => new(
        total,
        json.GetProperty("vetoed").GetBoolean(),
        json.GetProperty("marks").EnumerateObject().ToImmutableSortedDictionary(mark => Enum.Parse<Dimension>(mark.Name), mark => mark.Value.GetInt32()),
        json.GetProperty("rules").EnumerateObject()
            .SelectMany(group => group.Value.EnumerateArray().Select(rule => (Rule: StoredText.Decode(rule.GetString()!), Outcome: Enum.Parse<Outcome>(group.Name))))
            .ToImmutableSortedDictionary(pair => pair.Rule, pair => pair.Outcome, StringComparer.Ordinal));

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, StoredText.Encode(value));
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? StoredText.DecodeOrNull(value.GetString()) : null;
}

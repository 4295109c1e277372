using System.Text.Json;
using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Domain.Scoring;

internal static class ReportReader
{
    public static Assessment Read(ReadOnlySpan<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8.ToArray());
        try
        {
            return ReadReport(document.RootElement);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            throw new JsonException($"A field of the report has the wrong type: {error.Message}", error);
        }
    }

    private static Assessment ReadReport(JsonElement report)
    {
        var inputs = Field(report, "inputs");
        return new Assessment(
            Text(report, "callId"),
            Field(report, "assessmentVersion").GetInt32(),
            Field(report, "total").GetDecimal(),
            Field(report, "vetoed").GetBoolean(),
            new AssessmentInputs(
                Text(inputs, "transcript"), Text(inputs, "rulebook"), Text(inputs, "catalogue"), Text(inputs, "weights"), Text(inputs, "models")),
            All(report, "dimensions", ReadDimension),
            All(report, "outcomes", ReadOutcome));
    }

    private static DimensionScore ReadDimension(JsonElement score) => new(
        ReportNames.Parse<Dimension>(Text(score, "id"), ReportNames.Of),
        Field(score, "score").GetDecimal(),
        Field(score, "weight").GetInt32(),
        Field(score, "applicable").GetBoolean());

    private static RuleOutcome ReadOutcome(JsonElement outcome) => new(
        Text(outcome, "rule"),
        ReportNames.Parse<Outcome>(Text(outcome, "outcome"), ReportNames.Of),
        ReportNames.Parse<Dimension>(Text(outcome, "dimension"), ReportNames.Of),
        ReportNames.Parse<Severity>(Text(outcome, "severity"), ReportNames.Of),
        Field(outcome, "hits").GetInt32(),
        Field(outcome, "points").GetDecimal(),
        new LocalText(Text(outcome, "reason"), OptionalText(outcome, "reasonEn") ?? ""),
        new LocalText(Text(outcome, "suggestion"), OptionalText(outcome, "suggestionEn") ?? ""),
        All(outcome, "regulations", regulation => regulation.GetString()!),
        All(outcome, "evidence", ReadEvidence));

    private static Evidence ReadEvidence(JsonElement evidence) => new(
        Field(evidence, "seq").GetInt32(),
        ReportNames.Parse<Role>(Text(evidence, "role"), ReportNames.Of),
        Field(evidence, "start").GetInt32(),
        Field(evidence, "end").GetInt32(),
        OptionalNumber(evidence, "startMs"),
        OptionalNumber(evidence, "endMs"),
        Text(evidence, "text"),
        OptionalText(evidence, "readAs"));

    private static JsonElement Field(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var field) ? field : throw new JsonException($"The report lacks '{name}'.");

    private static string Text(JsonElement parent, string name) =>
        Field(parent, name).GetString() ?? throw new JsonException($"The report's '{name}' is null.");

    private static string? OptionalText(JsonElement parent, string name) => parent.TryGetProperty(name, out var field) ? field.GetString() : null;

    private static int? OptionalNumber(JsonElement parent, string name) => parent.TryGetProperty(name, out var field) ? field.GetInt32() : null;

    private static ImmutableArray<T> All<T>(JsonElement parent, string name, Func<JsonElement, T> read)
    {
        var list = Field(parent, name);
        var items = ImmutableArray.CreateBuilder<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
            items.Add(read(item));
        return items.MoveToImmutable();
    }
}

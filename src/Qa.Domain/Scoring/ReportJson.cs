using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Domain.Scoring;

/// <summary>The report JSON: stable; fields may be added, never renamed. Equal assessments have equal bytes.</summary>
public static class ReportJson
{
    // A report is data, never markup: Chinese stays readable, and the bytes stay few.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="language">Of reason and suggestion; stored reports use "zh", and only those can be read again without loss.</param>
    public static byte[] Write(Assessment assessment, string language = "zh")
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, Compact);
        json.WriteStartObject();
        json.WriteString("callId", assessment.CallId);
        json.WriteNumber("assessmentVersion", assessment.Version);
        WritePoints(json, "total", assessment.Total);
        json.WriteBoolean("vetoed", assessment.Vetoed);
        WriteInputs(json, assessment.Inputs);
        WriteDimensions(json, assessment.Dimensions);
        json.WriteStartArray("outcomes");
        foreach (var outcome in assessment.Outcomes)
            WriteOutcome(json, outcome, language);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote in Chinese, both languages included. Unknown fields are skipped.</summary>
    /// <exception cref="JsonException">The bytes are no report; the message names the field.</exception>
    public static Assessment Read(ReadOnlySpan<byte> utf8) => ReportReader.Read(utf8);

    private static void WriteInputs(Utf8JsonWriter json, AssessmentInputs inputs)
    {
        json.WriteStartObject("inputs");
        json.WriteString("transcript", inputs.Transcript);
        json.WriteString("rulebook", inputs.Rulebook);
        json.WriteString("catalogue", inputs.Catalogue);
        json.WriteString("weights", inputs.Weights);
        json.WriteString("models", inputs.Models);
        json.WriteEndObject();
    }

    private static void WriteDimensions(Utf8JsonWriter json, ImmutableArray<DimensionScore> dimensions)
    {
        json.WriteStartArray("dimensions");
        foreach (var score in dimensions)
        {
            json.WriteStartObject();
            json.WriteString("id", ReportNames.Of(score.Dimension));
            WritePoints(json, "score", score.Score);
            json.WriteNumber("weight", score.Weight);
            json.WriteBoolean("applicable", score.Applicable);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOutcome(Utf8JsonWriter json, RuleOutcome outcome, string language)
    {
        json.WriteStartObject();
        json.WriteString("rule", outcome.Rule);
        json.WriteString("outcome", ReportNames.Of(outcome.Outcome));
        json.WriteString("dimension", ReportNames.Of(outcome.Dimension));
        json.WriteString("severity", ReportNames.Of(outcome.Severity));
        json.WriteNumber("hits", outcome.Hits);
        WritePoints(json, "points", outcome.Points);
        WriteText(json, "reason", "reasonEn", outcome.Reason, language);
        WriteText(json, "suggestion", "suggestionEn", outcome.Suggestion, language);
        json.WriteStartArray("regulations");
        foreach (var regulation in outcome.Regulations)
            json.WriteStringValue(regulation);
        json.WriteEndArray();
        json.WriteStartArray("evidence");
        foreach (var evidence in outcome.Evidence)
            WriteEvidence(json, evidence);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string field, string englishField, LocalText text, string language)
    {
        var shown = text.In(language);
        json.WriteString(field, shown);
        if (ReferenceEquals(shown, text.Zh) && text.En.Length > 0)
            json.WriteString(englishField, text.En);
    }

    private static void WriteEvidence(Utf8JsonWriter json, Evidence evidence)
    {
        json.WriteStartObject();
        json.WriteNumber("seq", evidence.Seq);
        json.WriteString("role", ReportNames.Of(evidence.Role));
        json.WriteNumber("start", evidence.Start);
        json.WriteNumber("end", evidence.End);
        if (evidence.StartMs is { } startMs)
            json.WriteNumber("startMs", startMs);
        if (evidence.EndMs is { } endMs)
            json.WriteNumber("endMs", endMs);
        json.WriteString("text", evidence.Text);
        if (evidence.ReadAs is not null)
            json.WriteString("readAs", evidence.ReadAs);
        json.WriteEndObject();
    }

    // 59.0 and 88.75, never 59 or 88.750, whatever scale the arithmetic left behind.
    private static void WritePoints(Utf8JsonWriter json, string field, decimal points)
    {
        json.WritePropertyName(field);
        Span<byte> digits = stackalloc byte[32];
        System.Buffers.Text.Utf8Formatter.TryFormat(decimal.Round(points, 2), digits, out var length, new StandardFormat('F', 2));
        json.WriteRawValue(digits[..(digits[length - 1] == '0' ? length - 1 : length)], skipInputValidation: true);
    }
}

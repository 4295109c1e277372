using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Qa.Domain;
using Qa.Domain.Calls;
using Qa.Domain.Scoring;

namespace Qa.Storage.Calls;

/// <summary>The parts of a call that are kept as one value: header, word times, assessment.</summary>
internal static class CallPayload
{
    /// <summary>First byte of a stored assessment: Brotli over the report JSON.</summary>
    private const byte BrotliReport = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new StoredTextConverter() },
    };

    public static string WriteHeader(CallHeader header) => JsonSerializer.Serialize(header, Json);

    public static CallHeader ReadHeader(string json)
    {
        var header = JsonSerializer.Deserialize<CallHeader>(json, Json)!;

        // The canonical order of names is ordinal; the default of a deserialized dictionary follows the culture.
        return header with { Attributes = header.Attributes.WithComparers(StringComparer.Ordinal) };
    }

    public static string? WriteWords(ImmutableArray<Word> words) =>
        words.IsDefaultOrEmpty ? null : JsonSerializer.Serialize(words, Json);

    public static ImmutableArray<Word> ReadWords(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<ImmutableArray<Word>>(json, Json);

    public static byte[] WriteAssessment(Assessment assessment)
    {
        var json = ReportJson.Write(WithTexts(assessment, StoredText.Encode));
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(json.Length) + 1);
        try
        {
            buffer[0] = BrotliReport;

            // Quality 2 of 11: most of the size for little of the time; reports repeat themselves.
            if (!BrotliEncoder.TryCompress(json, buffer.AsSpan(1), out var length, quality: 2, window: 18))
                throw new InvalidOperationException("The compressor's own bound was too small.");
            return buffer.AsSpan(0, length + 1).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static Assessment ReadAssessment(byte[] stored)
    {
        if (stored is not [BrotliReport, ..])
            throw new InvalidDataException($"An assessment is stored in a form that this build does not know ({(stored.Length == 0 ? "empty" : stored[0])}).");

        using var brotli = new BrotliStream(new MemoryStream(stored, 1, stored.Length - 1), CompressionMode.Decompress);
        using var json = new MemoryStream(stored.Length * 8);
        brotli.CopyTo(json);
        return WithTexts(ReportJson.Read(json.GetBuffer().AsSpan(0, (int)json.Length)), StoredText.Decode);
    }

    // What people said and how the call is called may hold lone surrogates, for which the report's JSON puts a replacement; the kept one must not.
    private static Assessment WithTexts(Assessment assessment, Func<string, string> form) => assessment with
    {
        CallId = form(assessment.CallId),
        Outcomes = [.. assessment.Outcomes.Select(outcome => outcome with
        {
            Reason = new LocalText(form(outcome.Reason.Zh), form(outcome.Reason.En)),
            Evidence = [.. outcome.Evidence.Select(evidence => evidence with
            {
                Text = form(evidence.Text),
                ReadAs = evidence.ReadAs is { } read ? form(read) : null,
            })],
        })],
    };

    /// <summary>JSON has no lone surrogates either.</summary>
    private sealed class StoredTextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            StoredText.DecodeOrNull(reader.GetString());

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(StoredText.Encode(value));

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            StoredText.Decode(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(StoredText.Encode(value));
    }
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Qa.Domain.Calls;

/// <summary>A field of a call that is missing or wrong.</summary>
/// <param name="Path">Such as "utterances[3].role"; empty for the document as a whole.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record CallProblem(string Path, LocalText Message);

/// <summary>Either a call or what is wrong with it (at most <see cref="CallJson.MostProblems"/>).</summary>
public sealed record CallReading(Call? Call, ImmutableArray<CallProblem> Problems);

/// <summary>The native call JSON: stable, documented in the README; other formats are converted to it.</summary>
/// <remarks>
/// Lone surrogates and bytes that are no UTF-8 become U+FFFD when they are read, because no store could keep them; other control characters stay.
/// An utterance that comes twice with the same seq and content counts once. Attribute values may be strings, numbers or booleans.
/// </remarks>
public static class CallJson
{
    /// <summary>Longest call, in utterances.</summary>
    public const int MostUtterances = 20_000;

    /// <summary>Longest utterance, in UTF-16 characters.</summary>
    public const int LongestText = 10_000;

    /// <summary>Longest id of a call, agent, team or customer.</summary>
    public const int LongestId = 128;

    /// <summary>Longest name, attribute or product code.</summary>
    public const int LongestName = 1_000;

    /// <summary>Further problems are not listed.</summary>
    public const int MostProblems = 20;

    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Reads one call. Unknown fields are kept out; unknown enum values, missing required fields, duplicate seqs, and ends before starts are problems.
    /// Never throws, whatever the bytes are.</summary>
    public static CallReading Read(ReadOnlySpan<byte> utf8) => CallJsonReader.Read(utf8);

    /// <summary>The canonical form: fixed field order, no white space, absent where null or empty, so that equal calls have equal bytes.</summary>
    public static byte[] Write(Call call) => Written(call).WrittenSpan.ToArray();

    /// <summary>SHA-256 of <see cref="Write"/>, lower-case hex.</summary>
    public static string Hash(Call call) => Convert.ToHexStringLower(SHA256.HashData(Written(call).WrittenSpan));

    private static ArrayBufferWriter<byte> Written(Call call)
    {
        var bytes = new ArrayBufferWriter<byte>(1024 + (call.Utterances.Length * 128));
        using var json = new Utf8JsonWriter(bytes, Canonical);
        CallJsonWriter.Write(json, call);
        json.Flush();
        return bytes;
    }
}

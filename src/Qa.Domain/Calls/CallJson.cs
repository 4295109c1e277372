namespace Qa.Domain.Calls;

/// <summary>A field of a call that is missing or wrong.</summary>
/// <param name="Path">Such as "utterances[3].role".</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record CallProblem(string Path, LocalText Message);

/// <summary>Either a call or what is wrong with it.</summary>
public sealed record CallReading(Call? Call, ImmutableArray<CallProblem> Problems);

/// <summary>The native call JSON: stable, documented in the README; other formats are converted to it.</summary>
public static class CallJson
{
    /// <summary>Reads one call. Unknown fields are kept out; unknown enum values, missing required fields, duplicate seqs, and ends before starts are problems.</summary>
    public static CallReading Read(ReadOnlySpan<byte> utf8) => throw new NotImplementedException();

    /// <summary>The canonical form: fixed field order, no white space, absent where null, so that equal calls have equal bytes.</summary>
    public static byte[] Write(Call call) => throw new NotImplementedException();

    /// <summary>SHA-256 of <see cref="Write"/>, lower-case hex.</summary>
    public static string Hash(Call call) => throw new NotImplementedException();
}

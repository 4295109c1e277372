namespace Qa.Domain.Calls;

/// <summary>A recognised word with its place on the call's clock.</summary>
/// <param name="StartMs">Milliseconds since the call began; recognisers may answer slightly negative values.</param>
/// <param name="Confidence">0..1, or null when the recogniser does not tell.</param>
[GenerateSerializer, Immutable, Alias("qa.word")]
public readonly record struct Word(string Text, int StartMs, int EndMs, double? Confidence);

/// <summary>What one person said without a break, as the recogniser or the chat log cut it.</summary>
/// <param name="Seq">Position in the call, unique, ascending.</param>
/// <param name="Text">As it came in; every span of evidence points into this text in UTF-16 units.</param>
/// <param name="StartMs">Milliseconds since the call began; null where nobody measured, and then timing rules cannot be judged.</param>
/// <param name="Confidence">0..1, or null.</param>
/// <param name="Words">Empty where the recogniser gave none.</param>
[GenerateSerializer, Immutable, Alias("qa.utterance")]
public sealed record Utterance(
    int Seq,
    Role Role,
    string Text,
    int? StartMs,
    int? EndMs,
    double? Confidence,
    ImmutableArray<Word> Words)
{
    public Utterance(int seq, Role role, string text, int? startMs = null, int? endMs = null)
        : this(seq, role, text, startMs, endMs, null, []) { }
}

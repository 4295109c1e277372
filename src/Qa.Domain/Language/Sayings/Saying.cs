namespace Qa.Domain.Language.Sayings;

/// <summary>An utterance that somebody labelled: what it means in the eyes of the rules.</summary>
/// <param name="Text">As it was said.</param>
/// <param name="After">What the other party said just before, or null: 嗯 means little without the question.</param>
/// <param name="Meanings">Names of what it says; empty for a harmless one, from which the others must be told apart.</param>
public sealed record Saying(string Text, string? After, ImmutableArray<string> Meanings);

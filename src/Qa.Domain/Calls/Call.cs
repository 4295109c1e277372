namespace Qa.Domain.Calls;

/// <summary>A whole call: what is known about it, and its transcript in the order of <see cref="Utterance.Seq"/>.</summary>
[GenerateSerializer, Immutable, Alias("qa.call")]
public sealed record Call(CallHeader Header, ImmutableArray<Utterance> Utterances);

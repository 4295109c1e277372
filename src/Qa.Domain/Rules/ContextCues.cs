namespace Qa.Domain.Rules;

/// <summary>Words that tell the context of a phrase. Each entry is a pattern. A rulebook adds to the language's defaults.</summary>
public sealed record ContextCues(
    ImmutableArray<string> Negators,
    ImmutableArray<string> Quotations,
    ImmutableArray<string> Questions,
    ImmutableArray<string> Warnings,
    ImmutableArray<string> Corrections);

namespace Qa.Domain.Rules;

/// <summary>Finds what is wrong in a rulebook before it is used.</summary>
public static class RulebookCheck
{
    /// <returns>Errors and warnings in the order of the book; empty when it is fine.</returns>
    public static ImmutableArray<RulebookProblem> Problems(Rulebook book) => throw new NotImplementedException();
}

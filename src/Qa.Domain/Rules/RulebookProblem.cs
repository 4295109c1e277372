namespace Qa.Domain.Rules;

/// <summary>Something wrong in a rulebook.</summary>
/// <param name="Path">Where, such as "rules/C01/conditions/promise/keywords/0"; a reader turns it into line and column.</param>
public sealed record RulebookProblem(string Path, bool IsError, LocalText Message);

/// <summary>A rulebook that cannot be used.</summary>
public sealed class RulebookException(ImmutableArray<RulebookProblem> problems)
    : Exception(string.Join("; ", problems.Where(problem => problem.IsError).Select(problem => $"{problem.Path}: {problem.Message.En}")))
{
    public ImmutableArray<RulebookProblem> Problems { get; } = problems;
}

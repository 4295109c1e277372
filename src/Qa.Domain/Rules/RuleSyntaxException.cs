namespace Qa.Domain.Rules;

/// <summary>A logic expression or a pattern that cannot be understood.</summary>
/// <param name="position">0-based UTF-16 position in the text where it stops making sense.</param>
/// <param name="problem">What is wrong and what to do.</param>
public sealed class RuleSyntaxException(int position, LocalText problem) : FormatException($"At {position + 1}: {problem.En}")
{
    public int Position { get; } = position;

    public LocalText Problem { get; } = problem;
}

using System.Collections.Immutable;
using Qa.Domain.Rules;

namespace Qa.Cli.Rules;

/// <summary>Finds the rules that a command names.</summary>
internal static class RuleSelection
{
    /// <param name="id">Null for all rules. Case does not matter.</param>
    /// <exception cref="UsageException">No rule has this id.</exception>
    public static ImmutableArray<Rule> Select(this Rulebook book, string? id)
    {
        if (id is null)
            return book.Rules;

        var chosen = book.Rules.Where(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        if (chosen.Length > 0)
            return chosen;
        var known = string.Join(" ", book.Rules.Select(rule => rule.Id));
        throw new UsageException($"没有规则 {id}；有：{known}", $"No rule {id}; there are: {known}");
    }
}

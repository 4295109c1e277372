using Qa.Dashboard.Period;
using Qa.Dashboard.Shell;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;

namespace Qa.Dashboard.Rules;

/// <summary>A rule in the list.</summary>
/// <param name="Needs">What this build lacks to judge it; null where it is judged.</param>
/// <param name="Week">The last seven days.</param>
/// <param name="Month">The last thirty.</param>
public sealed record RuleRow(Rule Rule, string? Needs, RuleTally Week, RuleTally Month);

/// <summary>The rules of a book with how often they were broken lately.</summary>
public sealed record RuleList(ShelvedBook Shelved, ImmutableArray<RuleRow> Rows, TimeRange Week, TimeRange Month)
{
    /// <summary>Compliance first, as it costs most; rules in the book's order.</summary>
    /// <param name="find">Part of an id or a name; null or empty for all.</param>
    public ImmutableArray<IGrouping<Dimension, RuleRow>> Groups(string? find, Words words) =>
    [
        .. Rows.Where(row => Matches(row.Rule, find?.Trim(), words))
            .GroupBy(row => row.Rule.Dimension)
            .OrderByDescending(group => Shelved.Book.Scoring.Weights.GetValueOrDefault(group.Key)),
    ];

    private static bool Matches(Rule rule, string? find, Words words) =>
        string.IsNullOrEmpty(find)
        || rule.Id.Contains(find, StringComparison.OrdinalIgnoreCase)
        || words.Of(rule.Name).Contains(find, StringComparison.OrdinalIgnoreCase);
}

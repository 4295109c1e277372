namespace Qa.Domain.Trends;

/// <summary>Who may be ranked at all.</summary>
public static class Ranking
{
    /// <summary>Below this many calls a mean says more about chance than about a person: list, do not rank.</summary>
    public const int MinimumCalls = 10;

    public static bool IsRanked(Tally tally) => tally.Calls >= MinimumCalls;
}

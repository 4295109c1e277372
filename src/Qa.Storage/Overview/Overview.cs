using Qa.Domain.Trends;

namespace Qa.Storage.Overview;

/// <summary>What the first page shows of a period.</summary>
/// <param name="Calls">In the period; 0 calls in the whole store is told by <paramref name="StoreIsEmpty"/>.</param>
/// <param name="Previous">The period of the same length before it, for the change.</param>
/// <param name="Newest">When the newest call of the store began, for the freshness line.</param>
public sealed record OverviewStats(
    bool StoreIsEmpty,
    Tally Current,
    Tally Previous,
    ImmutableArray<DayTally> Days,
    DateTimeOffset? Newest);

/// <summary>An agent's or a team's line in a ranking over a period.</summary>
public sealed record TallyRow(string Id, string? Name, string? TeamId, string? TeamName, Tally Current, Tally Previous);

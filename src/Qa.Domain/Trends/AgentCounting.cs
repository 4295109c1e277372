namespace Qa.Domain.Trends;

/// <summary>What counting some facts did to an agent's statistics.</summary>
/// <param name="Book">Everything, after counting.</param>
/// <param name="Changed">Only the days that changed, absolute; a day that lost its last call has an empty tally.</param>
/// <param name="Facts">The facts that were new; empty when all were repeats or older.</param>
public sealed record AgentChange(AgentBook Book, AgentBook Changed, ImmutableArray<CallFact> Facts);

/// <summary>Counts facts into an agent's statistics: exact, and the same whatever the order or the number of deliveries.</summary>
public static class AgentCounting
{
    /// <param name="counted">The facts counted so far for the calls of <paramref name="facts"/>.</param>
    public static AgentChange Count(AgentBook book, IEnumerable<CallFact> facts, IReadOnlyDictionary<string, CallFact> counted)
    {
        var days = book.Days.ToDictionary(day => new DayKey(day.TeamId, day.Day), day => day.Tally);
        var changed = new HashSet<DayKey>();
        var fresh = NewestPerCall(facts).Where(fact => !counted.TryGetValue(fact.CallId, out var old) || old.Version < fact.Version).ToImmutableArray();

        foreach (var fact in fresh)
        {
            if (counted.GetValueOrDefault(fact.CallId) is { Contribution: { } replaced } old)
                Step(new DayKey(old.TeamId, old.Day), tally => tally.Remove(replaced));

            if (fact.Contribution is { } added)
                Step(new DayKey(fact.TeamId, fact.Day), tally => tally.Add(added));
        }

        var named = Named(book, fresh);
        return new AgentChange(
            named with { Days = Ordered(days.Where(day => day.Value.Calls > 0)) },
            named with { Days = Ordered(days.Where(day => changed.Contains(day.Key))) },
            fresh);

        void Step(DayKey key, Func<Tally, Tally> step)
        {
            days[key] = step(days.GetValueOrDefault(key, Tally.Empty));
            changed.Add(key);
        }
    }

    private static IEnumerable<CallFact> NewestPerCall(IEnumerable<CallFact> facts) =>
        facts.GroupBy(fact => fact.CallId, StringComparer.Ordinal).Select(versions => versions.MaxBy(fact => fact.Version)!);

    // The newest call tells the agent's name and team: a late import of old calls must not move people back.
    private static AgentBook Named(AgentBook book, ImmutableArray<CallFact> facts)
    {
        var newestCounted = book.Days.Select(day => day.Day).DefaultIfEmpty(DateOnly.MinValue).Max();
        var newest = facts.Where(fact => fact.Contribution is not null).OrderBy(fact => fact.Day).ThenBy(fact => fact.CallId, StringComparer.Ordinal).LastOrDefault();
        return newest is null || newest.Day < newestCounted
            ? book
            : book with
            {
                Name = newest.AgentName ?? book.Name,
                TeamId = newest.TeamId ?? book.TeamId,
                TeamName = newest.TeamId is null ? book.TeamName : newest.TeamName ?? (SameTeam(book, newest) ? book.TeamName : null),
            };
    }

    private static bool SameTeam(AgentBook book, CallFact fact) => string.Equals(book.TeamId, fact.TeamId, StringComparison.Ordinal);

    private static ImmutableArray<DayTally> Ordered(IEnumerable<KeyValuePair<DayKey, Tally>> days) =>
    [
        .. days.Select(day => new DayTally(day.Key.TeamId, day.Key.Day, day.Value))
            .OrderBy(day => day.Day).ThenBy(day => day.TeamId, StringComparer.Ordinal),
    ];

    private readonly record struct DayKey(string? TeamId, DateOnly Day);
}

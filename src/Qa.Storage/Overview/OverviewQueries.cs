using System.Data.Common;
using Dapper;
using Qa.Domain.Trends;
using Qa.Storage.Trends;

namespace Qa.Storage.Overview;

/// <summary>What the first page asks.</summary>
public sealed class OverviewQueries(QaStore store)
{
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="team">Null for all teams.</param>
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    public Task<OverviewStats> Stats(DateOnly from, DateOnly to, string? team = null, CancellationToken cancellation = default)
    {
        var period = new Period(from, to);
        return store.Read(connection => Stats(connection, period, team), cancellation);
    }

    /// <returns>The first and the last day with a call, or null for an empty store.</returns>
    public Task<(DateOnly First, DateOnly Last)?> Days(CancellationToken cancellation = default) => store.Read(
        connection =>
        {
            var (first, last) = connection.QuerySingle<(long?, long?)>(
                "select (select min(started_local) from calls), (select max(started_local) from calls)");
            return first is { } from && last is { } to ? (Day(from), Day(to)) : ((DateOnly, DateOnly)?)null;
        },
        cancellation);

    private static OverviewStats Stats(DbConnection connection, Period period, string? team)
    {
        using var transaction = Snapshot.Of(connection);
        var newest = connection.QuerySingleOrDefault<StartRow>(
            "select started_local as Local, started_offset as Offset from calls order by started_local desc limit 1", transaction: transaction);
        var both = new PeriodTally(period);
        var days = new SortedDictionary<DateOnly, Tally>();
        foreach (var day in period.DaysWithPrevious(connection, team))
        {
            both.Add(day);
            if (period.Contains(day.Day))
                days[day.Day] = days.GetValueOrDefault(day.Day, Tally.Empty).Merge(day.Tally);
        }

        return new OverviewStats(
            newest is null,
            both.Current,
            both.Previous,
            [.. days.Select(day => new DayTally(team, day.Key, day.Value))],
            newest is null ? null : new DateTimeOffset(newest.Local, TimeSpan.FromMinutes(newest.Offset)));
    }

    private static DateOnly Day(long ticks) => DateOnly.FromDateTime(new DateTime(ticks));

    private sealed record StartRow(long Local, long Offset);
}

using System.Data.Common;
using Qa.Domain.Trends;

namespace Qa.Storage.Trends;

/// <summary>A period of days and the one of the same length before it.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
internal readonly record struct Period
{
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public Period(DateOnly from, DateOnly to)
    {
        if (to < from)
            throw new ArgumentException($"The period ends ({to:yyyy-MM-dd}) before it begins ({from:yyyy-MM-dd}).", nameof(to));
        (From, To) = (from, to);
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public bool Contains(DateOnly day) => day >= From && day <= To;

    /// <summary>Day tallies of the period and the one before it, of one team or all.</summary>
    public IEnumerable<AgentDay> DaysWithPrevious(DbConnection connection, string? team)
    {
        var length = To.DayNumber - From.DayNumber + 1;
        var first = DateOnly.FromDayNumber(Math.Max(0, From.DayNumber - length));
        var parameters = new { first = DayRows.Day(first), last = DayRows.Day(To), team = DayRows.Team(team) };
        return DayRows.Query(connection, team is null ? "day between @first and @last" : "team_id = @team and day between @first and @last", parameters);
    }
}

/// <summary>Two tallies that grow: the period's and the previous one's.</summary>
internal sealed class PeriodTally(Period period)
{
    public Tally Current { get; private set; } = Tally.Empty;

    public Tally Previous { get; private set; } = Tally.Empty;

    public void Add(AgentDay day)
    {
        if (period.Contains(day.Day))
            Current = Current.Merge(day.Tally);
        else
            Previous = Previous.Merge(day.Tally);
    }
}

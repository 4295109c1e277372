using Qa.Api.Problems;
using Qa.Domain;
using Qa.Domain.Trends;

namespace Qa.Api.Trends;

/// <summary>A day in short.</summary>
/// <param name="Mean">Of the totals, in points.</param>
public sealed record DayView(DateOnly Day, string? TeamId, long Calls, double Mean, long Vetoed)
{
    internal static IReadOnlyList<DayView> Of(IEnumerable<DayTally> days) =>
        [.. days.Select(day => new DayView(day.Day, day.TeamId, day.Tally.Calls, MeanView.Points(day.Tally.Total.Mean), day.Tally.Vetoed))];
}

/// <summary>Optional bounds on days.</summary>
internal sealed record DaysQuery(DateOnly From, DateOnly To)
{
    public IEnumerable<DayTally> Of(IEnumerable<DayTally> days) => days.Where(day => From <= day.Day && day.Day <= To);

    public static (DaysQuery? Days, Problem? Problem) Parse(IQueryCollection query)
    {
        var read = new QueryReader(query);
        read.AllowOnly("from", "to", "lang");
        var days = new DaysQuery(read.Day("from") ?? DateOnly.MinValue, read.Day("to") ?? DateOnly.MaxValue);
        if (days.To < days.From)
            read.Refuse("to", new LocalText("早于 from", "It is before 'from'."));
        return read.Problem is { } problem ? (null, problem) : (days, null);
    }
}

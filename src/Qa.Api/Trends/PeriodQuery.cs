using Qa.Api.Problems;
using Qa.Domain;
using Qa.Storage.Overview;

namespace Qa.Api.Trends;

/// <summary>The days that statistics are asked for.</summary>
internal sealed record PeriodQuery(DateOnly From, DateOnly To)
{
    public const string Description = "`from` and `to` are days (yyyy-MM-dd, inclusive); by default the 28 days up to the newest call.";

    private const int DefaultDays = 28;

    public bool Contains(DateOnly day) => From <= day && day <= To;

    public static async Task<(PeriodQuery? Period, Problem? Problem)> Parse(
        IQueryCollection query, OverviewQueries overview, CancellationToken cancellation, params string[] others)
    {
        var read = new QueryReader(query);
        read.AllowOnly(["from", "to", "lang", .. others]);
        var (from, to) = (read.Day("from"), read.Day("to"));
        if (from is null || to is null)
        {
            var newest = (await overview.Days(cancellation))?.Last ?? DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(DefaultDays));
            to ??= from is { } first && newest < first ? first : newest;
            from ??= to.Value.DayNumber >= DefaultDays ? to.Value.AddDays(1 - DefaultDays) : DateOnly.MinValue;
        }

        if (to < from)
            read.Refuse("to", new LocalText("早于 from", "It is before 'from'."));
        return read.Problem is { } problem ? (null, problem) : (new PeriodQuery(from.Value, to.Value), null);
    }
}

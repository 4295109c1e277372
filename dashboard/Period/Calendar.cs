using Qa.Storage.Overview;

namespace Qa.Dashboard.Period;

/// <summary>Turns a range into days: "all" reaches from the store's first day to its last.</summary>
public sealed class Calendar(OverviewQueries overview, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    public async Task<(DateOnly From, DateOnly To)> Days(TimeRange range, CancellationToken cancellation)
    {
        if (range is { From: { } from, To: { } to })
            return (from, to);

        var kept = await overview.Days(cancellation);
        var first = range.From ?? kept?.First ?? range.To ?? Today;
        var last = range.To ?? Later(kept?.Last ?? Today, Today);
        return first <= last ? (first, last) : (first, first);
    }

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}

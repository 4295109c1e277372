using System.Globalization;
using Qa.Api.Problems;
using Qa.Domain;
using Qa.Domain.Calls;
using Qa.Domain.Scoring;
using Qa.Storage.Calls;

namespace Qa.Api.Calls;

/// <summary>The query string of a call list.</summary>
internal sealed record CallFilterQuery(CallFilter Filter, string? Cursor, int Limit)
{
    public const string Description = """
        Filters, all optional: `from`, `to` (days, yyyy-MM-dd, inclusive), `team`, `agent`, `businessLine`, `rule` (calls that break it), `severity` (at least),
        `minScore`, `maxScore` (0..100), `q` (words that must all occur; two Chinese characters are enough).
        `sort`: newest (default), oldest, worst, best. Pages: `limit` 1..200 (default 50), `cursor` from `next` of the page before; pages do not shift while calls arrive.
        """;

    private static readonly string[] Known =
        ["from", "to", "team", "agent", "businessLine", "rule", "severity", "minScore", "maxScore", "q", "sort", "cursor", "limit", "lang"];

    public static (CallFilterQuery? Query, Problem? Problem) Parse(IQueryCollection query)
    {
        var read = new QueryReader(query);
        read.AllowOnly(Known);
        var filter = new CallFilter(
            read.Day("from"), read.Day("to"), read.Text("team"), read.Text("agent"), read.Choice<BusinessLine>("businessLine"), read.Text("rule"),
            read.Choice<Severity>("severity"), read.Score("minScore"), read.Score("maxScore"), read.Text("q"), read.Choice<CallOrder>("sort") ?? CallOrder.Newest);
        if (filter is { From: { } from, To: { } to } && to < from)
            read.Refuse("to", new LocalText("早于 from", "It is before 'from'."));
        if (filter is { MinScore: { } low, MaxScore: { } high } && high < low)
            read.Refuse("maxScore", new LocalText("小于 minScore", "It is below 'minScore'."));
        var limit = read.Whole("limit", 1, CallQueries.MaxLimit) ?? 50;
        return read.Problem is { } problem ? (null, problem) : (new CallFilterQuery(filter, read.Text("cursor"), limit), null);
    }
}

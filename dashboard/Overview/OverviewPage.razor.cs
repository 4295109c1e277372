using Qa.Dashboard.Look;
using Qa.Dashboard.Period;
using Qa.Dashboard.Rules;
using Qa.Dashboard.Shell;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Qa.Storage.Agents;
using Qa.Storage.Calls;
using Qa.Storage.Overview;

namespace Qa.Dashboard.Overview;

/// <summary>The first page: how the period went, or a welcome while there is no call at all.</summary>
public sealed partial class OverviewPage(OverviewQueries overview, AgentQueries agents, CallQueries calls, Calendar calendar, RuleShelf shelf)
{
    private const int WorstShown = 8;

    // More daily points than this cannot be told apart; weeks can.
    private const int MostDays = 62;

    private TimeRange _range = null!;
    private Question<OverviewStats> _stats = null!;
    private Question<ImmutableArray<CallSummary>> _worst = null!;
    private Question<Standing> _agents = null!;
    private ShelvedBook? _book;
    private OverviewStats? _known;
    private bool _storeIsEmpty;

    [SupplyParameterFromQuery(Name = "range")] private string? RangePart { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? FromPart { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? ToPart { get; set; }

    private string? Freshness => _known is { Newest: { } newest } ? L["Overview.Freshness", Numbers.Time(newest), Numbers.Count(_known.Current.Calls)].Value : null;

    protected override async Task OnParametersSetAsync()
    {
        var range = TimeRange.Parse(RangePart, FromPart, ToPart, Today);
        if (range == _range)
            return;

        _range = range;
        await Reload();
    }

    private async Task Reload()
    {
        _stats = Ask(Stats);
        _worst = Ask(Worst);
        _agents = Ask(Agents);
        if (!RendererInfo.IsInteractive)
            return;

        await Task.WhenAll(LookForCalls(), FindNames());
    }

    private async Task<OverviewStats> Stats(CancellationToken cancellation)
    {
        var (from, to) = await calendar.Days(_range, cancellation);
        return await overview.Stats(from, to, null, cancellation);
    }

    private async Task<Standing> Agents(CancellationToken cancellation)
    {
        var (from, to) = await calendar.Days(_range, cancellation);
        return Standing.Of(await agents.Ranking(from, to, null, cancellation));
    }

    private string CallsOf(TallyRow row) => Links.Calls(_range, ("agent", row.Id), ("sort", "worst"));

    private async Task<ImmutableArray<CallSummary>> Worst(CancellationToken cancellation) =>
        (await calls.Search(new CallFilter(_range.From, _range.To, Order: CallOrder.Worst), null, WorstShown, cancellation)).Items;

    // A failure shows in the cards, which ask the same question.
    private async Task LookForCalls()
    {
        _known = await Optional.Of(async () => (OverviewStats?)await _stats.Answer, null);
        _storeIsEmpty = _known is { StoreIsEmpty: true };
    }

    // Without names the cards show ids.
    private async Task FindNames() => _book ??= await Optional.Of(() => shelf.Newest(), null);

    private void Choose(TimeRange range) => Go(range.ToQuery());

    private void ShowAll() => Choose(TimeRange.Of(Preset.All, Today));

    private static bool NoCalls(OverviewStats stats) => stats.Current.Calls == 0;

    private static bool NoHits(OverviewStats stats) => stats.Current.Rules.Values.All(rule => rule.Hits == 0);

    private static string DimensionLink(Dimension dimension) => $"/rules#{dimension.ToString().ToLowerInvariant()}";

    private ImmutableArray<TrendCurve> Curves(OverviewStats stats)
    {
        var days = stats.Days.GroupBy(day => day.Day).Select(day => (day.Key, Tally: Trend.Sum(day))).OrderBy(day => day.Key).ToArray();
        var points = days.Length > 0 && days[^1].Key.DayNumber - days[0].Key.DayNumber > MostDays
            ? Trend.Weekly(stats.Days).Select(week => Point(week.Monday, week.Monday.AddDays(6), week.Tally))
            : days.Select(day => Point(day.Key, day.Key, day.Tally));
        return [new TrendCurve(L["Trend.Mean"], "is-own", [.. points])];
    }

    private TrendPoint Point(DateOnly from, DateOnly to, Tally tally) => new(
        from,
        tally.Total.Mean,
        Interval.OfMean(tally.Total),
        Links.Calls(TimeRange.Between(from, to)),
        L["Trend.Point", Numbers.Day(from), Numbers.Mean(tally.Total.Mean), tally.Calls]);
}

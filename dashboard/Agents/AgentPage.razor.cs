using Orleans;
using Qa.Contracts.Agents;
using Qa.Contracts.Teams;
using Qa.Dashboard.Look;
using Qa.Dashboard.Period;
using Qa.Dashboard.Rules;
using Qa.Dashboard.Shell;
using Qa.Dashboard.Trends;
using Qa.Storage.Calls;

namespace Qa.Dashboard.Agents;

/// <summary>One agent against the own past first, then against the team.</summary>
public sealed partial class AgentPage(IGrainFactory grains, CallQueries calls, Calendar calendar, RuleShelf shelf)
{
    private const int WorstShown = 6;

    private (string, TimeRange)? _asked;
    private TimeRange _range = null!;
    private Question<AgentSheet?> _sheet = null!;
    private Question<Page<CallSummary>> _worst = null!;
    private ShelvedBook? _book;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "range")] private string? RangePart { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? FromPart { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? ToPart { get; set; }

    private string CallsHref => Links.Calls(_range, ("agent", Id), ("sort", "worst"));

    protected override async Task OnParametersSetAsync()
    {
        _range = TimeRange.Parse(RangePart, FromPart, ToPart, Today);
        if (_asked == (Id, _range))
            return;

        _asked = (Id, _range);
        _sheet = Ask(Load);
        _worst = Ask(token => calls.Search(new CallFilter(_range.From, _range.To, Agent: Id, Order: CallOrder.Worst), null, WorstShown, token));
        if (RendererInfo.IsInteractive)
            _book ??= await Optional.Of(() => shelf.Newest(), null);
    }

    private async Task<AgentSheet?> Load(CancellationToken cancellation)
    {
        if (await grains.GetGrain<IAgentGrain>(Id).Get() is not { } agent)
            return null;

        var team = agent.TeamId is { } id ? await grains.GetGrain<ITeamGrain>(id).Get() : null;
        var (from, to) = await calendar.Days(_range, cancellation);
        return AgentSheet.Of(agent, team, from, to);
    }

    private ImmutableArray<TrendCurve> Curves(AgentSheet sheet) =>
    [
        WeekCurves.Plain(L["Trend.Team"], "is-team", sheet.TeamWeeks),
        WeekCurves.Smooth(L["Trend.Smooth"], sheet.Weeks),
        WeekCurves.Linked(L["Trend.OwnWeeks"], sheet.Weeks, WeekTitle, week => Links.Calls(TimeRange.Between(week.Monday, week.Monday.AddDays(6)), ("agent", Id))),
    ];

    private string WeekTitle(Qa.Domain.Trends.Week week) =>
        L["Trend.Week", Numbers.Day(week.Monday), Numbers.Mean(week.Tally.Total.Mean), week.Tally.Calls];
}

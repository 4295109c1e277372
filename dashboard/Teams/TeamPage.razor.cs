using Orleans;
using Qa.Contracts.Teams;
using Qa.Dashboard.Look;
using Qa.Dashboard.Period;
using Qa.Dashboard.Rules;
using Qa.Dashboard.Shell;
using Qa.Dashboard.Trends;
using Qa.Domain.Trends;
using Qa.Storage.Overview;

namespace Qa.Dashboard.Teams;

/// <summary>One team: its course, its agents, and what it loses points for.</summary>
public sealed partial class TeamPage(IGrainFactory grains, Calendar calendar, RuleShelf shelf)
{
    private (string, TimeRange)? _asked;
    private TimeRange _range = null!;
    private Question<TeamSheet?> _sheet = null!;
    private ShelvedBook? _book;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "range")] private string? RangePart { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? FromPart { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? ToPart { get; set; }

    private string CallsHref => Links.Calls(_range, ("team", Id), ("sort", "worst"));

    protected override async Task OnParametersSetAsync()
    {
        _range = TimeRange.Parse(RangePart, FromPart, ToPart, Today);
        if (_asked == (Id, _range))
            return;

        _asked = (Id, _range);
        _sheet = Ask(Load);
        if (RendererInfo.IsInteractive)
            _book ??= await Optional.Of(() => shelf.Newest(), null);
    }

    private async Task<TeamSheet?> Load(CancellationToken cancellation)
    {
        if (await grains.GetGrain<ITeamGrain>(Id).Get() is not { } team)
            return null;

        var (from, to) = await calendar.Days(_range, cancellation);
        return TeamSheet.Of(team, from, to);
    }

    private string CallsOf(TallyRow row) => Links.Calls(_range, ("agent", row.Id), ("team", Id), ("sort", "worst"));

    private ImmutableArray<TrendCurve> Curves(TeamSheet sheet) =>
    [
        WeekCurves.Smooth(L["Trend.Smooth"], sheet.Weeks),
        WeekCurves.Linked(L["Trend.Weeks"], sheet.Weeks, WeekTitle, week => Links.Calls(TimeRange.Between(week.Monday, week.Monday.AddDays(6)), ("team", Id))),
    ];

    private string WeekTitle(Week week) => L["Trend.Week", Numbers.Day(week.Monday), Numbers.Mean(week.Tally.Total.Mean), week.Tally.Calls];
}

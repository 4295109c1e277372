using Qa.Dashboard.Look;
using Qa.Dashboard.Period;
using Qa.Dashboard.Shell;
using Qa.Storage.Agents;
using Qa.Storage.Overview;
using Qa.Storage.Teams;

namespace Qa.Dashboard.Agents;

/// <summary>Who stands where, as far as the calls allow to say.</summary>
public sealed partial class AgentsPage(AgentQueries agents, TeamQueries teams, Calendar calendar)
{
    private (TimeRange, string?)? _asked;
    private TimeRange _range = null!;
    private Question<Standing> _standing = null!;
    private ImmutableArray<TeamName> _teams = [];

    [SupplyParameterFromQuery(Name = "range")] private string? RangePart { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? FromPart { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? ToPart { get; set; }

    [SupplyParameterFromQuery(Name = "team")] private string? TeamPart { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _range = TimeRange.Parse(RangePart, FromPart, ToPart, Today);
        if (_asked == (_range, TeamPart))
            return;

        _asked = (_range, TeamPart);
        _standing = Ask(Load);
        if (RendererInfo.IsInteractive && _teams.IsEmpty)
            _teams = await Optional.Of(() => teams.List(), []);
    }

    private async Task<Standing> Load(CancellationToken cancellation)
    {
        var (from, to) = await calendar.Days(_range, cancellation);
        return Standing.Of(await agents.Ranking(from, to, TeamPart, cancellation));
    }

    private void ChooseTeam(ChangeEventArgs change) =>
        Go(new Dictionary<string, object?>(StringComparer.Ordinal) { ["team"] = change.Value as string is { Length: > 0 } team ? team : null });

    private string CallsOf(TallyRow row) => Links.Calls(_range, ("agent", row.Id), ("team", TeamPart), ("sort", "worst"));
}

using Qa.Dashboard.Look;
using Qa.Dashboard.Period;
using Qa.Dashboard.Shell;
using Qa.Storage.Overview;
using Qa.Storage.Teams;

namespace Qa.Dashboard.Teams;

/// <summary>Which team stands where.</summary>
public sealed partial class TeamsPage(TeamQueries teams, Calendar calendar)
{
    private TimeRange _range = null!;
    private Question<Standing> _standing = null!;

    [SupplyParameterFromQuery(Name = "range")] private string? RangePart { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? FromPart { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? ToPart { get; set; }

    protected override void OnParametersSet()
    {
        var range = TimeRange.Parse(RangePart, FromPart, ToPart, Today);
        if (range == _range)
            return;

        _range = range;
        _standing = Ask(Load);
    }

    private async Task<Standing> Load(CancellationToken cancellation)
    {
        var (from, to) = await calendar.Days(_range, cancellation);
        return Standing.Of(await teams.Ranking(from, to, cancellation));
    }

    private string CallsOf(TallyRow row) => Links.Calls(_range, ("team", row.Id), ("sort", "worst"));
}

using Qa.Storage.Overview;

namespace Qa.Api.Trends;

/// <summary>Agents or teams over a period, ascending by id: ranking is up to the reader, who sees n and the interval.</summary>
public sealed record RankingView(DateOnly From, DateOnly To, IReadOnlyList<RankingRow> Items)
{
    internal static RankingView Of(PeriodQuery period, IEnumerable<TallyRow> rows) => new(period.From, period.To, [.. rows.Select(RankingRow.Of)]);
}

/// <param name="Change">Of the total, against the period of the same length before.</param>
public sealed record RankingRow(string Id, string? Name, string? TeamId, string? TeamName, TallyView Tally, ChangeView Change)
{
    internal static RankingRow Of(TallyRow row) => new(
        row.Id, row.Name, row.TeamId, row.TeamName, TallyView.Of(row.Current), ChangeView.Of(row.Current.Total, row.Previous.Total));
}

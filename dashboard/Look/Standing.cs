using Qa.Domain.Trends;
using Qa.Storage.Overview;

namespace Qa.Dashboard.Look;

/// <summary>A ranking by mean mark. Those with too few calls stand apart, without a place.</summary>
/// <param name="Ranked">Best first.</param>
/// <param name="Apart">With calls in the period, but too few; most calls first.</param>
public sealed record Standing(ImmutableArray<TallyRow> Ranked, ImmutableArray<TallyRow> Apart)
{
    public bool IsEmpty => Ranked.IsEmpty && Apart.IsEmpty;

    /// <summary>Who fell since the period before, by more than chance explains; the deepest fall first.</summary>
    public IEnumerable<TallyRow> Slipping => Ranked
        .Select(row => (Row: row, Change: Change.Of(row.Current.Total, row.Previous.Total)))
        .Where(entry => entry.Change.Verdict is ChangeVerdict.Worse)
        .OrderBy(entry => entry.Change.Difference)
        .Select(entry => entry.Row);

    public static Standing Of(IEnumerable<TallyRow> rows)
    {
        var present = rows.Where(row => row.Current.Calls > 0).ToArray();
        return new Standing(
            [
                .. present.Where(row => Ranking.IsRanked(row.Current))
                    .OrderByDescending(row => row.Current.Total.Mean).ThenBy(row => row.Id, StringComparer.Ordinal),
            ],
            [
                .. present.Where(row => !Ranking.IsRanked(row.Current))
                    .OrderByDescending(row => row.Current.Calls).ThenBy(row => row.Id, StringComparer.Ordinal),
            ]);
    }
}

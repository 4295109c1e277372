using Qa.Dashboard.Look;
using Qa.Dashboard.Period;
using Qa.Domain.Trends;
using Qa.Storage.Overview;

namespace Qa.Dashboard.Rules;

/// <summary>What is judged, how hard, and how often it was broken lately.</summary>
public sealed partial class RulesPage(RuleShelf shelf, OverviewQueries overview)
{
    private Question<RuleList?> _list = null!;
    private string? _find;

    protected override void OnInitialized() => _list = Ask(Load);

    private async Task<RuleList?> Load(CancellationToken cancellation)
    {
        if (await shelf.Newest() is not { } shelved)
            return null;

        var (week, month) = (TimeRange.Of(Preset.Week, Today), TimeRange.Of(Preset.Month, Today));
        var weekly = await Tallies(week, cancellation);
        var monthly = await Tallies(month, cancellation);
        return new RuleList(
            shelved,
            [.. shelved.Book.Rules.Select(rule => new RuleRow(
                rule, Reader.Needs(rule), weekly.GetValueOrDefault(rule.Id), monthly.GetValueOrDefault(rule.Id)))],
            week,
            month);
    }

    private async Task<ImmutableSortedDictionary<string, RuleTally>> Tallies(TimeRange range, CancellationToken cancellation) =>
        (await overview.Stats(range.From!.Value, range.To!.Value, null, cancellation)).Current.Rules;
}

using Qa.Dashboard.Rules;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Storage.Overview;
using Qa.Storage.Teams;

namespace Qa.Dashboard.Calls;

/// <summary>Shows a selection and raises the changed one; the page puts it into the URL.</summary>
public sealed partial class CallFilterBar
{
    [Parameter, EditorRequired] public CallSelection Value { get; set; } = null!;

    [Parameter] public EventCallback<CallSelection> ValueChanged { get; set; }

    [Parameter] public ImmutableArray<TeamName> Teams { get; set; } = [];

    [Parameter] public ImmutableArray<TallyRow> Agents { get; set; } = [];

    [Parameter] public ShelvedBook? Book { get; set; }

    private IEnumerable<TallyRow> AgentsShown => Agents
        .Where(agent => Value.Team is null || string.Equals(agent.TeamId, Value.Team, StringComparison.Ordinal))
        .DistinctBy(agent => agent.Id, StringComparer.Ordinal)
        .OrderBy(agent => agent.Id, StringComparer.Ordinal);

    private IEnumerable<IGrouping<Dimension, Rule>> RulesShown =>
        (Book?.Book.Rules ?? []).GroupBy(rule => rule.Dimension).OrderByDescending(group => group.Key);

    private string SeverityText(Severity severity) =>
        severity is Severity.Veto ? Words.Of(severity) : L["Calls.AtLeast", Words.Of(severity)];

    private Task Set(CallSelection selection) => ValueChanged.InvokeAsync(selection);

    private Task Clear() => Set(CallSelection.Parse(_ => null, default) with { Range = Value.Range, Order = Value.Order });

    // Enter in the text field raises its change first; the form itself must not reload the page.
    private static void Submit() { }

    private static string? Text(ChangeEventArgs change) => change.Value?.ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}

using MudBlazor;
using Qa.Domain.Trends;

namespace Qa.Dashboard.Look;

/// <summary>How a mean moved against the period before: arrow, colour and words, and the interval on demand.</summary>
public sealed partial class Delta
{
    [Parameter, EditorRequired] public Change Value { get; set; } = null!;

    private string Css => Value.Verdict switch
    {
        ChangeVerdict.Better => "is-better",
        ChangeVerdict.Worse => "is-worse",
        _ => "is-open",
    };

    private string Icon => Value.Verdict switch
    {
        ChangeVerdict.Better => Icons.Material.Filled.ArrowUpward,
        ChangeVerdict.Worse => Icons.Material.Filled.ArrowDownward,
        _ => Icons.Material.Filled.DragHandle,
    };

    private string Text => Value.Difference is { } difference ? Numbers.Signed(difference) : "–";

    private string Title => Value.Interval is { } interval
        ? L["Change.Interval", L[$"Change.{Value.Verdict}"].Value, Numbers.Signed(interval.Low), Numbers.Signed(interval.High)]
        : L[Value.Difference is null ? "Change.None" : $"Change.{Value.Verdict}"];
}

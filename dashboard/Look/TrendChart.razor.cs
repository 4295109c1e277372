using Qa.Domain.Trends;

namespace Qa.Dashboard.Look;

/// <summary>A point of a curve.</summary>
/// <param name="Value">In hundredths of a point.</param>
/// <param name="Band">90 % interval around it, if it is drawn.</param>
/// <param name="Href">Where a click on it leads; null draws no dot.</param>
public sealed record TrendPoint(DateOnly Day, double Value, Interval? Band = null, string? Href = null, string? Title = null);

/// <param name="Css">"is-own", "is-smooth", "is-team".</param>
public sealed record TrendCurve(string Name, string Css, ImmutableArray<TrendPoint> Points);

/// <summary>Marks over days with intervals, where each point is a link. MudChart draws neither bands nor links.</summary>
public sealed partial class TrendChart
{
    private const double Width = 1000;
    private const double Height = 240;
    private const double X0 = 44;
    private const double Right = 12;

    private sealed record Path(string Css, string Line, string? Band);

    private sealed record Dot(string Css, string Left, string Top, string Href, string Title);

    private TrendFrame _frame = TrendFrame.Empty;
    private ImmutableArray<Path> _curves = [];
    private ImmutableArray<Dot> _dots = [];

    [Parameter, EditorRequired] public ImmutableArray<TrendCurve> Curves { get; set; }

    /// <summary>What the picture shows, for those who cannot see it.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    protected override void OnParametersSet()
    {
        _frame = TrendFrame.Around(Curves.SelectMany(curve => curve.Points), X0, Width - Right, Width, Height);
        _curves = [.. Curves.Select(curve => new Path(curve.Css, _frame.Line(curve.Points), _frame.Band(curve.Points)))];
        _dots = [.. from curve in Curves from point in curve.Points where point.Href is not null select DotOf(curve, point)];
    }

    private Dot DotOf(TrendCurve curve, TrendPoint point) => new(
        curve.Css,
        TrendFrame.Percent(_frame.X(point.Day) / Width),
        TrendFrame.Percent(_frame.Y(point.Value) / Height),
        point.Href!,
        point.Title ?? $"{Numbers.Day(point.Day)} · {Numbers.Mean(point.Value)}");
}

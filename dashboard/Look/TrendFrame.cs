using System.Globalization;
using System.Text;

namespace Qa.Dashboard.Look;

/// <summary>Maps days and marks to a picture.</summary>
internal sealed record TrendFrame(
    DateOnly First, DateOnly Last, double Low, double High, double Left, double Right, double Width, double Height,
    ImmutableArray<TrendFrame.Tick> Ticks, ImmutableArray<TrendFrame.Tick> Days)
{
    private const double Top = 12;
    private const double Bottom = 28;
    private const int MostDayLabels = 8;

    /// <param name="Y">In the picture's unit; 0 for days.</param>
    /// <param name="Place">In per cent of the picture.</param>
    public sealed record Tick(double Y, string Place, string Text);

    public static TrendFrame Empty { get; } = new(default, default, 0, 10_000, 0, 1, 1, 1, [], []);

    public static TrendFrame Around(IEnumerable<TrendPoint> points, double left, double right, double width, double height)
    {
        var all = points.ToArray();
        if (all.Length == 0)
            return Empty;

        var (low, high) = Scale(all);
        var frame = new TrendFrame(all.Min(point => point.Day), all.Max(point => point.Day), low, high, left, right, width, height, [], []);
        return frame with { Ticks = frame.MarkTicks(), Days = frame.DayTicks([.. all.Select(point => point.Day).Distinct().Order()]) };
    }

    public double X(DateOnly day) => First == Last
        ? (Left + Right) / 2
        : Left + 8 + ((Right - Left - 16) * (day.DayNumber - First.DayNumber) / (Last.DayNumber - First.DayNumber));

    public double Y(double value) => Top + ((Height - Top - Bottom) * (High - Math.Clamp(value, Low, High)) / (High - Low));

    public string Line(IEnumerable<TrendPoint> points) => Joined('M', points.Select(point => (X(point.Day), Y(point.Value))));

    /// <returns>Null where no point has an interval.</returns>
    public string? Band(IEnumerable<TrendPoint> points)
    {
        var with = points.Where(point => point.Band is not null).ToArray();
        if (with.Length < 2)
            return null;

        var upper = Joined('M', with.Select(point => (X(point.Day), Y(point.Band!.Value.High))));
        var lower = Joined('L', with.Reverse().Select(point => (X(point.Day), Y(point.Band!.Value.Low))));
        return upper + lower + "Z";
    }

    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    // Whole tens of points around the means; intervals may be cut, or one week with two calls would flatten the curve.
    private static (double Low, double High) Scale(TrendPoint[] points)
    {
        var low = Math.Floor((points.Min(point => point.Value) - 200) / 1000) * 1000;
        var high = Math.Ceiling((points.Max(point => point.Value) + 200) / 1000) * 1000;
        return (Math.Max(0, Math.Min(low, high - 2000)), Math.Min(10_000, high));
    }

    private ImmutableArray<Tick> MarkTicks()
    {
        var step = High - Low > 4000 ? 2000 : High - Low > 2000 ? 1000 : 500;
        return [.. Steps(step).Select(value => new Tick(Y(value), Percent(Y(value) / Height), (value / 100).ToString("0", CultureInfo.InvariantCulture)))];
    }

    private IEnumerable<double> Steps(double step)
    {
        for (var value = Math.Ceiling(Low / step) * step; value <= High; value += step)
            yield return value;
    }

    private ImmutableArray<Tick> DayTicks(DateOnly[] days)
    {
        var every = (days.Length + MostDayLabels - 1) / MostDayLabels;
        return [.. days.Where((_, i) => i % every == 0).Select(day => new Tick(0, Percent(X(day) / Width), Numbers.ShortDay(day)))];
    }

    private static string Joined(char first, IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
            path.Append(path.Length == 0 ? first : 'L').Append(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
        return path.ToString();
    }
}

using System.Globalization;
using Qa.Domain.Trends;

namespace Qa.Dashboard.Look;

/// <summary>Numbers and times as people read them, the same in both languages.</summary>
internal static class Numbers
{
    private static readonly CultureInfo C = CultureInfo.InvariantCulture;

    public static string Score(decimal points) => points.ToString("0.0", C);

    /// <param name="hundredths">As tallies hold marks.</param>
    public static string Mean(double hundredths) => (hundredths / 100).ToString("0.0", C);

    public static string Count(long n) => n.ToString("N0", C);

    /// <param name="share">0..1.</param>
    public static string Share(double share) => share switch
    {
        0 => "0%",
        < 0.0995 => (share * 100).ToString("0.0", C) + "%",
        _ => (share * 100).ToString("0", C) + "%",
    };

    public static string Share(long part, long of) => of == 0 ? "–" : Share((double)part / of);

    /// <summary>With a sign, so that a change cannot be taken for a level.</summary>
    public static string Signed(double hundredths) => (hundredths / 100).ToString("+0.0;−0.0;±0.0", C);

    /// <summary>"81.2–86.4", or a dash where nothing can be said.</summary>
    public static string Range(Interval? hundredths) =>
        hundredths is { } interval ? $"{Mean(Math.Clamp(interval.Low, 0, 10_000))}–{Mean(Math.Clamp(interval.High, 0, 10_000))}" : "–";

    public static string Points(decimal points) => points.ToString("0.#;−0.#;0", C);

    /// <summary>A place on the call's clock: 3:07, or 1:02:03.</summary>
    public static string Clock(int? ms) => ms is not { } value ? "" : Clock(TimeSpan.FromMilliseconds(Math.Max(0, value)));

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", C);

    public static string ShortDay(DateOnly day) => day.ToString("MM-dd", C);

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", C);

    private static string Clock(TimeSpan time) => time.TotalHours >= 1 ? time.ToString(@"h\:mm\:ss", C) : time.ToString(@"m\:ss", C);
}

using System.Globalization;

namespace Qa.Domain.Capacity;

/// <summary>Figures inside sentences: the same characters whatever the machine's culture, and no more digits than were measured.</summary>
internal static class Figure
{
    private static readonly string[] ByteUnits = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>About three significant digits; whole from 100 on, in groups of three from 1,000 on.</summary>
    public static string Of(double value) => Math.Abs(value) switch
    {
        >= 99.95 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 9.995 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 0.01 or 0 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>A share as per cent, as Chinese writes it.</summary>
    public static string PercentZh(double share) => Of(share * 100) + "%";

    /// <summary>A share as per cent, as our English writes it.</summary>
    public static string PercentEn(double share) => Of(share * 100) + " %";

    /// <summary>Decimal units (1 kB = 1,000 B), as disks are sold.</summary>
    public static string Bytes(double bytes)
    {
        var unit = 0;
        for (; bytes >= 1000 && unit < ByteUnits.Length - 1; unit++)
            bytes /= 1000;

        return $"{Of(bytes)} {ByteUnits[unit]}";
    }

    /// <summary>A time in the largest unit that leaves at least two of it: 90 s, 2 min, 90 min, 2 h, 2 days.</summary>
    public static LocalText Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 120 } => In(time.TotalSeconds, "秒", "s"),
        { TotalMinutes: < 120 } => In(time.TotalMinutes, "分钟", "min"),
        { TotalHours: < 48 } => In(time.TotalHours, "小时", "h"),
        _ => In(time.TotalDays, "天", "days"),
    };

    /// <summary>"1 silo", "3 silos".</summary>
    public static string Silos(int silos) => silos == 1 ? "1 silo" : $"{Of(silos)} silos";

    private static LocalText In(double value, string zh, string en) => new($"{Of(value)} {zh}", $"{Of(value)} {en}");
}

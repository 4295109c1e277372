using System.Globalization;

namespace Qa.Dashboard.Period;

public enum Preset
{
    Today,
    Yesterday,
    Week,
    Month,
    All,
    Custom,
}

/// <summary>Which days a page looks at. In the URL: "range=7d" for a preset, "from=…&amp;to=…" for chosen days.</summary>
/// <param name="From">First day, inclusive; null for "from the beginning".</param>
/// <param name="To">Last day, inclusive; null for "up to now".</param>
public sealed record TimeRange(Preset Preset, DateOnly? From, DateOnly? To)
{
    private const string Iso = "yyyy-MM-dd";

    /// <summary>The presets that a picker offers, in its order.</summary>
    public static ImmutableArray<Preset> Presets { get; } = [Preset.Today, Preset.Yesterday, Preset.Week, Preset.Month, Preset.All];

    public static TimeRange Of(Preset preset, DateOnly today) => preset switch
    {
        Preset.Today => new(preset, today, today),
        Preset.Yesterday => new(preset, today.AddDays(-1), today.AddDays(-1)),
        Preset.Week => new(preset, today.AddDays(-6), today),
        Preset.Month => new(preset, today.AddDays(-29), today),
        _ => new(Preset.All, null, null),
    };

    /// <summary>Chosen days; the earlier one comes first whatever the order of choice.</summary>
    public static TimeRange Between(DateOnly? from, DateOnly? to) =>
        from > to ? new(Preset.Custom, to, from) : new(Preset.Custom, from, to);

    /// <summary>Reads what a URL says. Unreadable values are as good as absent: a mistyped link still shows the page.</summary>
    /// <param name="otherwise">What a URL without a range means.</param>
    public static TimeRange Parse(string? range, string? from, string? to, DateOnly today, Preset otherwise = Preset.Month)
    {
        DateOnly? first = DayOf(from), last = DayOf(to);
        return first is not null || last is not null ? Between(first, last) : Of(PresetOf(range) ?? otherwise, today);
    }

    /// <returns>The URL's parts; null values are to be removed.</returns>
    public IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["range"] = Preset is Preset.Custom ? null : Name(Preset),
        ["from"] = Preset is Preset.Custom ? From?.ToString(Iso, CultureInfo.InvariantCulture) : null,
        ["to"] = Preset is Preset.Custom ? To?.ToString(Iso, CultureInfo.InvariantCulture) : null,
    };

    /// <summary>The range as a link carries it, such as "range=7d".</summary>
    public string Query => string.Join('&', ToQuery().Where(part => part.Value is not null).Select(part => $"{part.Key}={part.Value}"));

    public static string Name(Preset preset) => preset switch
    {
        Preset.Today => "today",
        Preset.Yesterday => "yesterday",
        Preset.Week => "7d",
        Preset.Month => "30d",
        Preset.All => "all",
        _ => "custom",
    };

    private static Preset? PresetOf(string? name) =>
        Presets.Where(preset => string.Equals(Name(preset), name, StringComparison.Ordinal)).Select(preset => (Preset?)preset).FirstOrDefault();

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

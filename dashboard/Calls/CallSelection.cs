using System.Globalization;
using Qa.Dashboard.Period;
using Qa.Domain.Calls;
using Qa.Domain.Scoring;
using Qa.Storage.Calls;

namespace Qa.Dashboard.Calls;

/// <summary>What the list of calls shows, as its URL says it.</summary>
/// <param name="Cursor">The page; null for the first.</param>
public sealed record CallSelection(
    TimeRange Range,
    string? Team,
    string? Agent,
    BusinessLine? Line,
    string? Rule,
    Severity? Severity,
    decimal? Min,
    decimal? Max,
    string? Text,
    CallOrder Order,
    string? Cursor)
{
    /// <summary>True where nothing but the period is chosen.</summary>
    public bool IsPlain =>
        Team is null && Agent is null && Line is null && Rule is null && Severity is null && Min is null && Max is null && Text is null;

    public CallFilter Filter => new(Range.From, Range.To, Team, Agent, Line, Rule, Severity, Min, Max, Text, Order);

    /// <summary>Reads the URL's parts; unreadable values are as good as absent.</summary>
    public static CallSelection Parse(Func<string, string?> part, DateOnly today) => new(
        TimeRange.Parse(part("range"), part("from"), part("to"), today, Preset.All),
        Words(part("team")),
        Words(part("agent")),
        Choice<BusinessLine>(part("line")),
        Words(part("rule")),
        Choice<Severity>(part("severity")),
        Score(part("min")),
        Score(part("max")),
        Words(part("q")),
        Choice<CallOrder>(part("sort")) ?? CallOrder.Newest,
        Words(part("cursor")));

    /// <returns>The URL's parts; null values are to be removed.</returns>
    public IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>(Range.ToQuery(), StringComparer.Ordinal)
    {
        ["range"] = Range.Preset is Preset.All or Preset.Custom ? null : TimeRange.Name(Range.Preset),
        ["team"] = Team,
        ["agent"] = Agent,
        ["line"] = Name(Line),
        ["rule"] = Rule,
        ["severity"] = Name(Severity),
        ["min"] = Min?.ToString("0.##", CultureInfo.InvariantCulture),
        ["max"] = Max?.ToString("0.##", CultureInfo.InvariantCulture),
        ["q"] = Text,
        ["sort"] = Order is CallOrder.Newest ? null : Name<CallOrder>(Order),
        ["cursor"] = Cursor,
    };

    public static string? Name<T>(T? value) where T : struct, Enum => value?.ToString().ToLowerInvariant();

    public static T? Choice<T>(string? text) where T : struct, Enum =>
        text is not null && !text.Any(char.IsDigit) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    public static decimal? Score(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100 ? value : null;

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

using System.Globalization;
using Qa.Dashboard.Period;

namespace Qa.Dashboard.Shell;

/// <summary>Where things are. Every number on a page is a link made here.</summary>
internal static class Links
{
    /// <param name="seq">The utterance to jump to.</param>
    /// <param name="rule">The rule to open.</param>
    public static string Call(string id, int? seq = null, string? rule = null) =>
        With($"/calls/{Uri.EscapeDataString(id)}", ("seq", seq?.ToString(CultureInfo.InvariantCulture)), ("rule", rule));

    public static string Agent(string id, TimeRange? range = null) => In($"/agents/{Uri.EscapeDataString(id)}", range);

    public static string Team(string id, TimeRange? range = null) => In($"/teams/{Uri.EscapeDataString(id)}", range);

    public static string Rule(string id) => $"/rules/{Uri.EscapeDataString(id)}";

    /// <summary>The list of calls with one filter.</summary>
    public static string CallsWith(string name, string? value) => With("/calls", (name, value));

    /// <summary>The list of calls of a period, narrowed by name and value.</summary>
    public static string Calls(TimeRange range, params ReadOnlySpan<(string Name, string? Value)> filters)
    {
        var link = With("/calls", filters);
        return link + (link.Contains('?', StringComparison.Ordinal) ? '&' : '?') + range.Query;
    }

    private static string In(string path, TimeRange? range) => range is null ? path : $"{path}?{range.Query}";

    private static string With(string path, params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var link = path;
        var separator = '?';
        foreach (var (name, value) in parts)
        {
            if (string.IsNullOrWhiteSpace(value))
                continue;

            link += $"{separator}{name}={Uri.EscapeDataString(value)}";
            separator = '&';
        }

        return link;
    }
}

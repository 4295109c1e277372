using Microsoft.Net.Http.Headers;

namespace Qa.Api;

/// <summary>Which of the two languages an answer is in: <c>?lang=</c>, else <c>Accept-Language</c>, else Chinese.</summary>
internal static class RequestLanguage
{
    public static string Of(HttpRequest request)
    {
        if (request.Query["lang"].ToString() is { Length: > 0 } asked)
            return Supported(asked) ?? "zh";

        return StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted)
            ? accepted.OrderByDescending(value => value.Quality ?? 1).Select(value => Supported(value.Value.ToString())).FirstOrDefault(value => value is not null) ?? "zh"
            : "zh";
    }

    private static string? Supported(string tag) =>
        tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : null;
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace Qa.Dashboard.Shell;

/// <summary>Chinese unless the person chose English; the choice lives in a cookie.</summary>
public static class Languages
{
    public const string Path = "/culture";

    public const string Chinese = "zh-CN";

    public const string English = "en";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    internal static void Configure(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture(Chinese).AddSupportedCultures(Chinese, English).AddSupportedUICultures(Chinese, English);
        options.RequestCultureProviders = [new CookieRequestCultureProvider()];
    }

    /// <summary>Keeps the language and returns to the page. A full load follows, because a running page cannot change its culture.</summary>
    /// <param name="c">"zh-CN" or "en"; anything else is Chinese.</param>
    /// <param name="back">A path of this site; anything else leads to the first page.</param>
    internal static IResult Switch(HttpContext context, string? c, string? back)
    {
        var language = string.Equals(c, English, StringComparison.Ordinal) ? English : Chinese;
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
            new CookieOptions { MaxAge = Kept, Path = "/", SameSite = SameSiteMode.Lax, IsEssential = true, HttpOnly = true });
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }

    private static bool IsLocal(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && Uri.IsWellFormedUriString(path, UriKind.Relative);
}

using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Qa.Dashboard.Shell;

/// <summary>The document. Language and theme come from cookies, so that the first paint is already right.</summary>
public sealed partial class App
{
    /// <summary>Written by qa.js.</summary>
    public const string ThemeCookie = "qa-theme";

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.Name;

    private bool Dark => string.Equals(Http.Request.Cookies[ThemeCookie], "dark", StringComparison.Ordinal);

    private string Theme => Dark ? "dark" : "light";
}

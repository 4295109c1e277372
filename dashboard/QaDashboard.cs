using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;
using Qa.Dashboard.Demo;
using Qa.Dashboard.Period;
using Qa.Dashboard.Rules;
using Qa.Dashboard.Shell;
using Qa.Demo;

namespace Qa.Dashboard;

/// <summary>The pages. The host brings the query classes of Qa.Storage and an <c>IGrainFactory</c>.</summary>
public static class QaDashboard
{
    /// <summary>The same story on every machine.</summary>
    private const int SampleSeed = 42;

    public static IServiceCollection AddQaDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddLocalization();
        services.AddMudServices(options => options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight);
        services.AddTransient<MudLocalizer, MudTexts>();
        services.AddScoped<Words>();
        services.AddScoped<Reader>();
        services.AddSingleton<Calendar>();
        services.TryAddSingleton<SampleCalls>(lastDay => DemoCalls.Generate(SampleSeed, lastDay));
        services.AddSingleton<DemoImport>();
        services.AddSingleton<RuleShelf>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    public static WebApplication MapQaDashboard(this WebApplication app)
    {
        // Outside Development the assets of packages are found only when asked for; a published app has no manifest and skips this.
        StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);

        app.UseWhen(IsPage, pages => pages.UseRequestLocalization(Languages.Configure));
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet(Languages.Path, Languages.Switch).ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    // The API answers in the invariant culture whatever cookie a browser sends along.
    private static bool IsPage(HttpContext context) => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}

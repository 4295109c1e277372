using Microsoft.AspNetCore.RateLimiting;
using Qa.Api.Agents;
using Qa.Api.Calls;
using Qa.Api.Health;
using Qa.Api.Problems;
using Qa.Api.Rulebooks;
using Qa.Api.Rules;
using Qa.Api.Teams;
using Scalar.AspNetCore;

namespace Qa.Api;

/// <summary>Adds the HTTP API to a host. The host brings an <see cref="IGrainFactory"/> and the storage's queries.</summary>
public static class ApiRegistration
{
    /// <summary>Where a person can read and try the API.</summary>
    public const string DocsPath = "/api/docs";

    public static IServiceCollection AddQaApi(this IServiceCollection services)
    {
        services.AddOptions<ApiLimits>().BindConfiguration(ApiLimits.Section).ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddRateLimiter(BackPressure.Configure);
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddSingleton<CallBatch>();
        services.AddSingleton<RulebookShelf>();
        return services;
    }

    public static WebApplication MapQaApi(this WebApplication app)
    {
        app.UseWhen(IsApi, api => api.UseMiddleware<ProblemMiddleware>());
        app.UseRateLimiter();

        var v1 = app.MapGroup("/api/v1").DisableAntiforgery();
        CallsApi.Map(v1);
        SubmitApi.Map(v1);
        AgentsApi.Map(v1);
        TeamsApi.Map(v1);
        RulebooksApi.Map(v1);
        RuleTestApi.Map(v1);
        HealthApi.Map(app);
        app.MapOpenApi();
        app.MapScalarApiReference(DocsPath, page => page
            .WithTitle("Qa.Orleans API").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools());
        return app;
    }

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}

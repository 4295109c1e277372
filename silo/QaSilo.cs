using Qa.Api;
using Qa.Dashboard;
using Qa.Grains;
using Qa.Storage;

namespace Qa.Silo;

/// <summary>Puts the product together.</summary>
public static class QaSilo
{
    /// <summary>Loopback, until somebody decides otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8080";

    /// <exception cref="SettingsException">A setting is unknown, contradictory or out of range.</exception>
    public static WebApplication Build(string[] args, Start progress)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = SiloSettings.Read(builder.Configuration);

        progress.Quieten(builder.Logging);
        if (!HasUrl(builder.Configuration))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.UseOrleans(silo => silo.AddQaCluster(settings).AddQaGrainStorage().AddQaGrains());
        builder.Services.AddQaStorage(builder.Configuration).AddQaApi();
        if (settings.EmbedDashboard)
            builder.Services.AddQaDashboard();

        var app = builder.Build();
        app.MapQaApi();
        if (settings.EmbedDashboard)
            app.MapQaDashboard();
        return app;
    }

    private static bool HasUrl(IConfiguration configuration) =>
        configuration["urls"] is not null || configuration["http_ports"] is not null || configuration["https_ports"] is not null
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}

using System.Globalization;
using Qa.Api;

namespace Qa.Silo;

/// <summary>A setting stops the start; the message names it and says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message);

/// <summary>The settings of the host itself, checked as a whole: a misspelt key must not be ignored.</summary>
/// <param name="EmbedDashboard"><c>Qa:Dashboard:Embedded</c>: pages in this process. Default true.</param>
/// <param name="SiloPort"><c>Qa:Cluster:SiloPort</c>; 0, the default, takes any free port.</param>
/// <param name="GatewayPort"><c>Qa:Cluster:GatewayPort</c>; 0, the default, takes any free port.</param>
/// <param name="Cluster">Null for one process on SQLite.</param>
public sealed record SiloSettings(bool EmbedDashboard, int SiloPort, int GatewayPort, ClusterSettings? Cluster)
{
    private static readonly string[] OfClustersOnly = ["Cluster:AdvertisedIP", "Cluster:ClusterId", "Cluster:ServiceId"];

    private static readonly string[] Known =
    [
        "DataDir", "Storage", "Retention:Months", "Dashboard:Embedded", "Cluster:SiloPort", "Cluster:GatewayPort", .. OfClustersOnly,
        "Rulebook:InForce", "Rulebook:RefreshEvery",
        .. typeof(ApiLimits).GetProperties().Select(property => $"Limits:{property.Name}"),
    ];

    public static SiloSettings Read(IConfiguration configuration)
    {
        var qa = configuration.GetSection("Qa");
        foreach (var (key, _) in qa.AsEnumerable(makePathsRelative: true).Where(entry => entry.Value is not null))
            CheckKnown(key);
        var isCluster = IsCluster(qa, configuration.GetConnectionString("qa"));

        var settings = new SiloSettings(
            Switch(qa, "Dashboard:Embedded", true), Port(qa, "Cluster:SiloPort"), Port(qa, "Cluster:GatewayPort"), isCluster ? ClusterSettings.Read(qa) : null);
        return settings.SiloPort != 0 && settings.SiloPort == settings.GatewayPort
            ? throw new SettingsException($"Qa:Cluster:SiloPort and Qa:Cluster:GatewayPort are both {settings.SiloPort}; they must differ.")
            : settings;
    }

    private static void CheckKnown(string key)
    {
        if (Known.Contains(key, StringComparer.OrdinalIgnoreCase))
            return;

        throw new SettingsException(
            $"Unknown setting Qa:{key} (environment: Qa__{key.Replace(":", "__", StringComparison.Ordinal)}); there are: {string.Join(", ", Known.Select(known => $"Qa:{known}"))}.");
    }

    private static bool IsCluster(IConfiguration qa, string? connection)
    {
        switch (qa["Storage"]?.ToLowerInvariant())
        {
            case null or "sqlite" when connection is not null:
                throw new SettingsException(
                    "ConnectionStrings:qa is set although Qa:Storage is sqlite, which keeps its file in Qa:DataDir; remove the one you do not mean, or set Qa:Storage to postgres.");
            case null or "sqlite":
                if (OfClustersOnly.FirstOrDefault(key => qa[key] is not null) is { } foreign)
                    throw new SettingsException($"Qa:{foreign} is set although Qa:Storage is sqlite, which one process has for itself; remove it, or set Qa:Storage to postgres.");
                return false;
            case "postgres" when string.IsNullOrWhiteSpace(connection):
                throw new SettingsException(
                    "Qa:Storage is postgres but ConnectionStrings:qa is missing (environment: ConnectionStrings__qa); set it to Host=…;Database=…;Username=…;Password=….");
            case "postgres":
                return true;
            case var other:
                throw new SettingsException($"Qa:Storage is '{other}'; it must be sqlite or postgres.");
        }
    }

    private static bool Switch(IConfiguration qa, string key, bool byDefault) => qa[key] switch
    {
        null => byDefault,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new SettingsException($"Qa:{key} is '{text}'; it must be true or false."),
    };

    private static int Port(IConfiguration qa, string key) => qa[key] switch
    {
        null => 0,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 => port,
        var text => throw new SettingsException($"Qa:{key} is '{text}'; it must be a port from 1 to 65535, or 0 for any free one."),
    };
}

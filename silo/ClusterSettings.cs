using System.Net;

namespace Qa.Silo;

/// <summary>Which cluster a silo joins, and where the others reach it.</summary>
/// <param name="AdvertisedIP"><c>Qa:Cluster:AdvertisedIP</c>: the address at which it listens to other silos and clients. Default loopback: all on one machine.</param>
/// <param name="ClusterId"><c>Qa:Cluster:ClusterId</c>: silos of one id form a cluster. Default <c>qa</c>.</param>
/// <param name="ServiceId"><c>Qa:Cluster:ServiceId</c>: whose grain states and reminders; outlives clusters. Default <c>qa</c>.</param>
public sealed record ClusterSettings(IPAddress AdvertisedIP, string ClusterId, string ServiceId)
{
    public const string DefaultId = "qa";

    public static ClusterSettings Read(IConfiguration qa) => new(Address(qa, "Cluster:AdvertisedIP"), Id(qa, "Cluster:ClusterId"), Id(qa, "Cluster:ServiceId"));

    private static IPAddress Address(IConfiguration qa, string key) => qa[key] switch
    {
        null => IPAddress.Loopback,
        var text when IPAddress.TryParse(text, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) => address,
        var text => throw new SettingsException($"Qa:{key} is '{text}'; it must be an IP address of this machine that the other silos can reach."),
    };

    private static string Id(IConfiguration qa, string key) => qa[key] switch
    {
        null => DefaultId,
        "" => throw new SettingsException($"Qa:{key} is empty; give the cluster a name or leave the setting out."),
        { Length: > 150 } => throw new SettingsException($"Qa:{key} is longer than 150 characters."),
        var id => id,
    };
}

using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Qa.Storage;

namespace Qa.Silo;

internal static class QaCluster
{
    // What a person waits for at most; the default of 30 s is longer than anybody's patience.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    // A silo that died is noticed after two missed answers: its grains are elsewhere after 5–6 s instead of 11.
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1);
    private const int MissedProbes = 2;

    /// <summary>One silo on loopback, or one of a cluster. Ports that nobody chose are any free ones, so that two installations do not meet.</summary>
    public static ISiloBuilder AddQaCluster(this ISiloBuilder silo, SiloSettings settings)
    {
        if (settings.Cluster is { } cluster)
            silo.JoinCluster(settings, cluster);
        else
            silo.StandAlone(settings);
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        silo.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        return silo;
    }

    private static void StandAlone(this ISiloBuilder silo, SiloSettings settings) => silo.UseLocalhostClustering(
        Port(settings.SiloPort, IPAddress.Loopback),
        Port(settings.GatewayPort, IPAddress.Loopback),
        serviceId: ClusterSettings.DefaultId,
        clusterId: ClusterSettings.DefaultId);

    private static void JoinCluster(this ISiloBuilder silo, SiloSettings settings, ClusterSettings cluster)
    {
        silo.ConfigureEndpoints(
            cluster.AdvertisedIP, Port(settings.SiloPort, cluster.AdvertisedIP), Port(settings.GatewayPort, cluster.AdvertisedIP), listenOnAnyHostAddress: false);
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = cluster.ClusterId;
            options.ServiceId = cluster.ServiceId;
        });
        silo.AddQaMembership();
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = ProbeTimeout;
            membership.NumMissedProbesLimit = MissedProbes;
        });
    }

    private static int Port(int chosen, IPAddress address)
    {
        if (chosen is not 0)
            return chosen;

        try
        {
            using var listener = new TcpListener(address, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException error)
        {
            throw new SettingsException($"Qa:Cluster:AdvertisedIP is {address}, at which this machine cannot listen ({error.Message}).");
        }
    }
}

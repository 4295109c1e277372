using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace Qa.Silo;

internal static class QaCluster
{
    // What a person waits for at most; the default of 30 s is longer than anybody's patience.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <summary>One silo on loopback. Ports that nobody chose are any free ones, so that two installations do not meet.</summary>
    public static ISiloBuilder AddQaCluster(this ISiloBuilder silo, SiloSettings settings)
    {
        silo.UseLocalhostClustering(
            settings.SiloPort is 0 ? FreePort() : settings.SiloPort,
            settings.GatewayPort is 0 ? FreePort() : settings.GatewayPort,
            serviceId: "qa",
            clusterId: "qa");
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        silo.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        return silo;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

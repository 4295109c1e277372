using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Qa.Storage.Tests;

/// <summary>A silo with the store's providers, as the product registers them.</summary>
internal static class SiloHost
{
    /// <param name="place">A directory or a connection string.</param>
    public static IHost Build(StoreKind kind, string place, Action<ISiloBuilder>? more = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(Settings(kind, place));
        builder.Services.AddQaStorage(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            if (kind is StoreKind.Sqlite)
                silo.UseLocalhostClustering();
            else
                silo.ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort()).AddQaMembership();
            silo.Configure<ClusterOptions>(InOneCluster);
            silo.AddQaGrainStorage();
            more?.Invoke(silo);
        });
        return builder.Build();
    }

    /// <summary>A client of the silos on a PostgreSQL store.</summary>
    public static IHost BuildClient(string place)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(Settings(StoreKind.Postgres, place));
        builder.Services.AddQaStorage(builder.Configuration);
        builder.UseOrleansClient(client => client.AddQaMembership().Configure<ClusterOptions>(InOneCluster));
        return builder.Build();
    }

    /// <summary>Does for a provider what the start of a silo would do for it.</summary>
    public static async Task Start(object provider)
    {
        if (provider is ILifecycleParticipant<ISiloLifecycle> participant)
        {
            var lifecycle = new Lifecycle();
            participant.Participate(lifecycle);
            foreach (var observer in lifecycle.Observers)
                await observer.OnStart(CancellationToken.None);
        }
    }

    private static void InOneCluster(ClusterOptions cluster) => (cluster.ClusterId, cluster.ServiceId) = ("test", "qa");

    private static Dictionary<string, string?> Settings(StoreKind kind, string place) => kind is StoreKind.Sqlite
        ? new() { ["Qa:DataDir"] = place }
        : new() { ["Qa:Storage"] = "postgres", ["ConnectionStrings:qa"] = place };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Lifecycle : ISiloLifecycle
    {
        public List<ILifecycleObserver> Observers { get; } = [];

        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            Observers.Add(observer);
            return new MemoryStream();
        }
    }
}

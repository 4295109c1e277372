using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Qa.Storage.GrainState;
using Qa.Storage.Postgres;

namespace Qa.Storage;

/// <summary>Puts what Orleans itself keeps into the store. Needs <see cref="StorageRegistration.AddQaStorage"/>.</summary>
public static class SiloRegistration
{
    // The name by which Orleans finds the driver.
    private const string Invariant = "Npgsql";

    /// <summary>Makes the store the silo's default grain storage; with PostgreSQL also the keeper of reminders.</summary>
    public static ISiloBuilder AddQaGrainStorage(this ISiloBuilder silo) =>
        StorageOptions.IsPostgres(silo.Configuration) ? silo.AddPostgresGrainStorage() : silo.AddSqliteGrainStorage();

    /// <summary>Makes the PostgreSQL store the place where silos find each other.</summary>
    public static ISiloBuilder AddQaMembership(this ISiloBuilder silo)
    {
        silo.UseAdoNetClustering(options => options.Invariant = Invariant);
        silo.Services.AddOptions<AdoNetClusteringSiloOptions>().Configure<PostgresStore>((options, store) => options.DataSource = store.Connections.Orleans);
        return silo;
    }

    /// <summary>Makes the PostgreSQL store the place where a client finds the silos.</summary>
    public static IClientBuilder AddQaMembership(this IClientBuilder client)
    {
        client.UseAdoNetClustering(options => options.Invariant = Invariant);
        client.Services.AddOptions<AdoNetClusteringClientOptions>().Configure<PostgresStore>((options, store) => options.DataSource = store.Connections.Orleans);
        return client;
    }

    private static ISiloBuilder AddSqliteGrainStorage(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<SqliteGrainStorage>();
        silo.Services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (provider, _) => provider.GetRequiredService<SqliteGrainStorage>());
        return silo;
    }

    private static ISiloBuilder AddPostgresGrainStorage(this ISiloBuilder silo)
    {
        silo.AddAdoNetGrainStorageAsDefault(options => options.Configure<PostgresStore>((storage, store) =>
        {
            storage.Invariant = Invariant;
            storage.DataSource = store.Connections.Orleans;
            storage.HashPicker = new WholeKeyHash();
        }));
        silo.UseAdoNetReminderService(options => options.Configure<PostgresStore>((reminders, store) =>
        {
            reminders.Invariant = Invariant;
            reminders.DataSource = store.Connections.Orleans;
        }));
        return silo;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Storage.Agents;
using Qa.Storage.Calls;
using Qa.Storage.GrainState;
using Qa.Storage.Overview;
using Qa.Storage.Teams;
using Qa.Storage.Trends;

namespace Qa.Storage;

/// <summary>Adds the embedded store to a host.</summary>
public static class StorageRegistration
{
    /// <summary>Adds the ports and queries on <see cref="QaDatabase"/>. The host fails to start when the store cannot be opened.</summary>
    public static IServiceCollection AddQaStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>()
            .BindConfiguration(StorageOptions.Section)
            .Validate(options => !string.IsNullOrWhiteSpace(options.DataDir), "Qa:DataDir is empty; set it to the directory of the store.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => QaDatabase.Open(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddHostedService<OpenAtStart>();

        services.AddSingleton<SqliteOutbox>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<SqliteOutbox>());
        services.AddSingleton<ICallArchive, SqliteCallArchive>();
        services.AddSingleton<IAgentLedger, SqliteAgentLedger>();

        services.AddSingleton<CallQueries>();
        services.AddSingleton<OverviewQueries>();
        services.AddSingleton<AgentQueries>();
        services.AddSingleton<TeamQueries>();
        services.AddSingleton<LedgerAudit>();
        return services;
    }

    /// <summary>Makes the embedded store the silo's default grain storage. Needs <see cref="AddQaStorage"/>.</summary>
    public static ISiloBuilder AddQaGrainStorage(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<SqliteGrainStorage>();
        silo.Services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (provider, _) => provider.GetRequiredService<SqliteGrainStorage>());
        return silo;
    }

    /// <summary>Opens the store before anything else of the host starts, so that a store that cannot be used is the first and only error.</summary>
    private sealed class OpenAtStart(IServiceProvider services) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<QaDatabase>();
            return Task.CompletedTask;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

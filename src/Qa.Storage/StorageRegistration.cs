using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Storage.Agents;
using Qa.Storage.Calls;
using Qa.Storage.Overview;
using Qa.Storage.Postgres;
using Qa.Storage.Retention;
using Qa.Storage.Sqlite;
using Qa.Storage.Teams;
using Qa.Storage.Trends;

namespace Qa.Storage;

/// <summary>Adds the store to a host.</summary>
public static class StorageRegistration
{
    /// <summary>Adds the ports and queries on the store that <c>Qa:Storage</c> names: <c>sqlite</c> (the default) in <c>Qa:DataDir</c>,
    /// or <c>postgres</c> at <c>ConnectionStrings:qa</c>. The host fails to start when the store cannot be opened.</summary>
    public static IServiceCollection AddQaStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .BindConfiguration(StorageOptions.Section)
            .Validate(options => !string.IsNullOrWhiteSpace(options.DataDir), "Qa:DataDir is empty; set it to the directory of the store.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        if (StorageOptions.IsPostgres(configuration))
            services.AddPostgres();
        else
            services.AddSqlite();
        services.AddHostedService<OpenAtStart>();
        services.AddOptions<RetentionOptions>()
            .BindConfiguration(RetentionOptions.Section)
            .Validate(options => options.Months is null or (>= 1 and <= 1200), "Qa:Retention:Months must be from 1 to 1200; leave it out to keep calls for ever.")
            .ValidateOnStart();
        services.AddHostedService<RetentionJob>();

        services.AddSingleton<CallQueries>();
        services.AddSingleton<OverviewQueries>();
        services.AddSingleton<AgentQueries>();
        services.AddSingleton<TeamQueries>();
        services.AddSingleton<LedgerAudit>();
        return services;
    }

    private static void AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton(provider => SqliteStore.Open(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddSingleton<QaStore>(provider => provider.GetRequiredService<SqliteStore>());
        services.AddSingleton<SqliteOutbox>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<SqliteOutbox>());
        services.AddSingleton<ICallArchive, SqliteCallArchive>();
        services.AddSingleton<IAgentLedger, SqliteAgentLedger>();
        services.AddSingleton<IRetention, SqliteRetention>();
    }

    private static void AddPostgres(this IServiceCollection services)
    {
        services.AddSingleton(provider => PostgresStore.Open(provider.GetRequiredService<IConfiguration>().GetConnectionString("qa") ?? ""));
        services.AddSingleton<QaStore>(provider => provider.GetRequiredService<PostgresStore>());
        services.AddSingleton(provider => new PostgresOutbox(provider.GetRequiredService<PostgresStore>()));
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<PostgresOutbox>());
        services.AddSingleton<ICallArchive, PostgresCallArchive>();
        services.AddSingleton<IAgentLedger, PostgresAgentLedger>();
        services.AddSingleton<IRetention, PostgresRetention>();
    }
}

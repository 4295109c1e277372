using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Storage.Agents;
using Qa.Storage.Calls;
using Qa.Storage.Overview;
using Qa.Storage.Teams;
using Qa.Storage.Trends;

namespace Qa.Storage.Tests;

public sealed class StorageRegistrationTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("qa-host-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_host_gets_every_port_and_query_on_one_store()
    {
        using var host = Build(_directory);
        await host.StartAsync();

        Type[] services =
        [
            typeof(ICallArchive), typeof(IAgentLedger), typeof(IOutbox), typeof(CallQueries), typeof(OverviewQueries), typeof(AgentQueries),
            typeof(TeamQueries), typeof(LedgerAudit),
        ];
        Assert.All(services, service => Assert.NotNull(host.Services.GetRequiredService(service)));
        await host.Services.GetRequiredService<ICallArchive>().Commit(Some.Commit());
        Assert.Single(await host.Services.GetRequiredService<IOutbox>().Pending(0, 10));
        await host.Services.GetRequiredService<IOutbox>().WaitForMore(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_does_not_start_on_a_store_in_use()
    {
        using var store = new SqliteTempStore(_directory);
        using var host = Build(_directory);

        Assert.Contains("Another process", (await Assert.ThrowsAsync<StorageUnavailableException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_directory_name_stops_the_start()
    {
        using var host = Build(" ");

        Assert.Contains("Qa:DataDir", (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
    }

    private static IHost Build(string directory)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Qa:DataDir"] = directory });
        builder.Services.AddQaStorage(builder.Configuration);
        return builder.Build();
    }
}

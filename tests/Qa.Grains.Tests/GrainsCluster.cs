using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Qa.Contracts.Agents;
using Qa.Contracts.Calls;
using Qa.Contracts.Rulebooks;
using Qa.Contracts.Teams;
using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Grains.Rulebooks;
using Qa.Grains.Trends;
using Qa.Grains.Tests;

[assembly: AssemblyFixture(typeof(GrainsCluster))]

namespace Qa.Grains.Tests;

/// <summary>Two silos, so that every message is really serialised, over one store in memory.</summary>
public sealed class GrainsCluster : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public GrainsCluster()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddWithoutPack();
            silo.Services.AddSingleton<ICallArchive>(Store).AddSingleton<IAgentLedger>(Store).AddSingleton<IOutbox>(Store);
            silo.Services.Configure<RulebookSettings>(settings =>
            {
                settings.InForce = Some.Rulebook;
                settings.RefreshEvery = TimeSpan.FromMilliseconds(50);
            });
            silo.Services.Configure<TrendTimings>(timings =>
            {
                timings.TellEvery = TimeSpan.FromMilliseconds(50);
                timings.ReloadEvery = TimeSpan.FromMilliseconds(500);
            });
        });
        _cluster = builder.Build();
    }

    internal MemoryStore Store { get; } = new();

    public IGrainFactory Grains => _cluster.Client;

    public async ValueTask InitializeAsync()
    {
        await _cluster.DeployAsync();
        await Rulebook().Publish(Some.Pack(), "tests");
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    public ICallGrain Call(string id) => Grains.GetGrain<ICallGrain>(id);

    public Task<SubmitReceipt> Submit(Call call) => Call(call.Header.CallId).Submit(call);

    public IAgentGrain Agent(string id) => Grains.GetGrain<IAgentGrain>(id);

    public ITeamGrain Team(string id) => Grains.GetGrain<ITeamGrain>(id);

    public IRulebookGrain Rulebook(string id = Some.Rulebook) => Grains.GetGrain<IRulebookGrain>(id);

    /// <summary>Waits for what travels in the background; the time is only the limit of a failing test.</summary>
    public static async Task<T> Eventually<T>(Func<Task<T>> ask, Func<T, bool> until)
    {
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            var answer = await ask();
            if (until(answer) || DateTime.UtcNow > deadline)
                return answer;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

using Qa.Domain.Calls;

namespace Qa.Grains.Tests.Trends;

public sealed class OutboxDrainTests(GrainsCluster cluster)
{
    [Fact]
    public async Task Brings_every_fact_to_its_agent()
    {
        var agent = Some.Id();
        for (var i = 0; i < 20; i++)
            await cluster.Submit(Some.Call(agent: agent));

        var view = await GrainsCluster.Eventually(() => cluster.Agent(agent).Get(), seen => seen?.Days.Single().Tally.Calls == 20);

        Assert.Equal(20, view!.Days.Single().Tally.Calls);
        Assert.Equal(0, await GrainsCluster.Eventually(() => Task.FromResult(cluster.Store.PendingOf(agent)), pending => pending == 0));
    }

    [Fact]
    public async Task Keeps_what_an_agent_refuses_and_goes_on_with_the_others()
    {
        var (broken, healthy) = (Some.Id(), Some.Id());
        cluster.Store.BeforeCount[broken] = () => throw new StorageUnavailableException("The disk is full.", "Free disk space.");
        cluster.Store.Put(SomeFact.Of(broken));
        cluster.Store.Put(SomeFact.Of(healthy));

        await GrainsCluster.Eventually(() => Task.FromResult(cluster.Store.PendingOf(healthy)), pending => pending == 0);
        var waiting = cluster.Store.PendingOf(broken);
        cluster.Store.BeforeCount.Remove(broken, out _);
        var delivered = await GrainsCluster.Eventually(() => cluster.Agent(broken).Get(), seen => seen is not null);

        Assert.Equal(0, cluster.Store.PendingOf(healthy));
        Assert.Equal(1, waiting);
        Assert.Equal(1, delivered!.Days.Single().Tally.Calls);
    }
}

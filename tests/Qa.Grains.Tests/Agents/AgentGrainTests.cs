using Qa.Domain.Calls;
using Qa.Domain.Trends;

namespace Qa.Grains.Tests.Agents;

public sealed class AgentGrainTests(GrainsCluster cluster)
{
    [Fact]
    public async Task Counts_a_fact_once_however_often_it_comes()
    {
        var agent = Some.Id();
        var fact = SomeFact.Of(agent, total: 8_000);

        await cluster.Agent(agent).Apply([fact, fact]);
        await cluster.Agent(agent).Apply([fact]);

        Assert.Equal(1, (await cluster.Agent(agent).Get())!.Days.Single().Tally.Calls);
    }

    [Fact]
    public async Task Replaces_by_a_newer_version_and_ignores_an_older_one()
    {
        var (agent, call) = (Some.Id(), Some.Id());
        await cluster.Agent(agent).Apply([SomeFact.Of(agent, call, version: 2, total: 6_000)]);

        await cluster.Agent(agent).Apply([SomeFact.Of(agent, call, version: 3, total: 9_000)]);
        await cluster.Agent(agent).Apply([SomeFact.Of(agent, call, version: 1, total: 1_000)]);

        var day = Assert.Single((await cluster.Agent(agent).Get())!.Days);
        Assert.Equal(new Moments(1, 9_000, 81_000_000), day.Tally.Total);
    }

    [Fact]
    public async Task Reads_the_ledger_again_after_a_failed_write()
    {
        var agent = Some.Id();
        cluster.Store.BeforeCount[agent] = () => throw new StorageUnavailableException("The disk is full.", "Free disk space.");

        await Assert.ThrowsAsync<StorageUnavailableException>(() => cluster.Agent(agent).Apply([SomeFact.Of(agent)]));
        var after = await cluster.Agent(agent).Get();
        cluster.Store.BeforeCount.Remove(agent, out _);
        await cluster.Agent(agent).Apply([SomeFact.Of(agent)]);

        Assert.Null(after);
        Assert.Equal(1, (await cluster.Agent(agent).Get())!.Days.Single().Tally.Calls);
    }

    [Fact]
    public async Task Tells_the_name_and_team_of_the_newest_call()
    {
        var agent = Some.Id();
        await cluster.Agent(agent).Apply([SomeFact.Of(agent, team: "T-new", day: 20)]);

        await cluster.Agent(agent).Apply([SomeFact.Of(agent, team: "T-old", day: 3)]);

        var view = await cluster.Agent(agent).Get();
        Assert.Equal("T-new", view!.TeamId);
        Assert.Equal(["T-old", "T-new"], view.Days.Select(day => day.TeamId));
    }

    [Fact]
    public async Task Knows_nothing_of_an_agent_without_calls() => Assert.Null(await cluster.Agent(Some.Id()).Get());
}

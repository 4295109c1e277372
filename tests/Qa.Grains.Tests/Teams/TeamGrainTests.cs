using Qa.Domain.Trends;

namespace Qa.Grains.Tests.Teams;

public sealed class TeamGrainTests(GrainsCluster cluster)
{
    [Fact]
    public async Task Hears_from_its_agents_and_merges_them()
    {
        var (team, first, second) = (Some.Id(), Some.Id(), Some.Id());
        await cluster.Agent(first).Apply([SomeFact.Of(first, team: team, total: 8_000)]);
        await cluster.Agent(second).Apply([SomeFact.Of(second, team: team, total: 6_000), SomeFact.Of(second, team: team, day: 19)]);

        var view = await GrainsCluster.Eventually(() => cluster.Team(team).Get(), seen => seen?.Days.Sum(day => day.Tally.Calls) == 3);

        Assert.Equal($"Name of {team}", view!.Name);
        Assert.Equal(new[] { first, second }.Order(StringComparer.Ordinal), view.Agents.Select(agent => agent.AgentId));
        Assert.Equal([19, 20], view.Days.Select(day => day.Day.Day));
        Assert.Equal(new Moments(2, 14_000, 100_000_000), view.Days[1].Tally.Total);
    }

    [Fact]
    public async Task Follows_a_call_that_moved_to_another_team()
    {
        var (before, after, agent, call) = (Some.Id(), Some.Id(), Some.Id(), Some.Id());
        await cluster.Agent(agent).Apply([SomeFact.Of(agent, call, team: before)]);
        await GrainsCluster.Eventually(() => cluster.Team(before).Get(), seen => seen is not null);

        await cluster.Agent(agent).Apply([SomeFact.Of(agent, call, version: 2, team: after)]);

        Assert.Null(await GrainsCluster.Eventually(() => cluster.Team(before).Get(), seen => seen is null));
        Assert.NotNull(await GrainsCluster.Eventually(() => cluster.Team(after).Get(), seen => seen is not null));
    }

    [Fact]
    public async Task Mends_from_the_ledger_what_it_was_never_told()
    {
        var (team, agent) = (Some.Id(), Some.Id());
        Assert.Null(await cluster.Team(team).Get());

        var tally = Tally.Empty.Add(SomeFact.Of(agent).Contribution!);
        cluster.Store.Put(new AgentBook(agent, "Name", team, "Team", [new DayTally(team, new DateOnly(2026, 11, 20), tally)]));

        var view = await GrainsCluster.Eventually(() => cluster.Team(team).Get(), seen => seen is not null);
        Assert.Equal(agent, Assert.Single(view!.Agents).AgentId);
    }
}

using Qa.Domain.Scoring;

namespace Qa.Demo.Tests;

/// <summary>What was planted must show in the judged calls by plain counting.</summary>
public sealed class DemoStoryTests
{
    [Fact]
    public void Most_calls_are_good()
    {
        var totals = Judged.All.Where(one => one.Staged.Call.Header.Language == "zh").Select(one => one.Card.Total).Order().ToList();

        Assert.InRange(totals[totals.Count / 2], 95m, 100m);
        Assert.InRange(totals.Count(total => total >= 85) / (double)totals.Count, 0.85, 0.99);
    }

    [Fact]
    public void Vetoes_are_rare_and_mostly_two_agents()
    {
        var vetoed = Judged.All.Where(one => one.Card.Vetoed).ToList();

        Assert.InRange(vetoed.Count / (double)Judged.All.Count, 0.005, 0.04);
        Assert.True(vetoed.Count(one => DemoStory.Vetoes.Agents.Contains(one.Staged.Call.Header.AgentId)) * 2 >= vetoed.Count);
    }

    [Fact]
    public void Every_planted_veto_is_found() => Assert.All(
        Judged.All.Where(one => one.Staged.Lapses.Any(DemoStory.Vetoes.Rules.Contains)),
        one => Assert.True(one.Card.Vetoed, $"{one.Staged.Call.Header.CallId} {one.Staged.Scenario} [{string.Join(' ', one.Staged.Lapses)}]"));

    [Fact]
    public void The_sliding_agent_loses_attitude_and_solutions()
    {
        var agent = Assert.Single(DemoStory.Slide.Agents);
        var before = Judged.Of(agent, ..5).ToList();
        var after = Judged.Of(agent, 7..10).ToList();

        Assert.True(before.Mean(Dimension.Attitude) - after.Mean(Dimension.Attitude) > 12);
        Assert.True(before.Mean(Dimension.Resolution) - after.Mean(Dimension.Resolution) > 4);
        Assert.True(after.Rate("A08", "A02", "A01") > 2 * before.Rate("A08", "A02", "A01"));
        Assert.Equal(0, before.Rate("A01"));
        Assert.True(after.Rate("A01") > 0);
    }

    [Fact]
    public void The_trained_agent_stops_forgetting_what_the_training_was_about()
    {
        var agent = Assert.Single(DemoStory.Training.Agents);
        var before = Judged.Of(agent, ..DemoStory.Training.FromWeek).ToList();
        var after = Judged.Of(agent, DemoStory.Training.FromWeek..DemoStory.Weeks).ToList();

        Assert.True(before.Rate(DemoStory.Training.Rules) > 2 * after.Rate(DemoStory.Training.Rules));
        Assert.True(after.Mean(Dimension.Compliance) - before.Mean(Dimension.Compliance) > 5);
    }

    [Fact]
    public void One_team_does_not_know_redemptions()
    {
        var asked = Judged.All.Where(one => one.Staged.Scenario is "wealth-redeem" or "wealth-netvalue" or "fund-redeem").ToList();
        var weak = asked.Where(one => one.Staged.Call.Header.TeamId == DemoStory.Gap.TeamId).ToList();
        var others = asked.Where(one => one.Staged.Call.Header.TeamId != DemoStory.Gap.TeamId).ToList();

        Assert.True(weak.Count >= 30 && others.Count >= 30);
        Assert.True(weak.Rate(DemoStory.Gap.Rules) > 0.35, $"{weak.Rate(DemoStory.Gap.Rules):P0}");
        Assert.True(weak.Rate(DemoStory.Gap.Rules) > 3 * others.Rate(DemoStory.Gap.Rules));
    }

    [Fact]
    public void Complaints_about_logins_rise_and_some_are_not_registered()
    {
        var complaints = Judged.All.Where(one => one.Staged.Scenario == "complaint-app-login").ToList();
        var late = complaints.Where(one => one.Staged.Week >= DemoStory.AppLogin.FromWeek).ToList();

        Assert.True(late.Count > 3 * (complaints.Count - late.Count), $"{late.Count} of {complaints.Count}");
        Assert.True(late.Count(one => one.Staged.Week >= 8) > late.Count(one => one.Staged.Week < 8));
        Assert.InRange(late.Rate("S04"), 0.10, 0.50);
    }

    [Fact]
    public void Names_agents_that_exist() => Assert.All(
        DemoStory.All.SelectMany(story => story.Agents),
        agent => Assert.Contains(Sample.Calls, call => call.Header.AgentId == agent));
}

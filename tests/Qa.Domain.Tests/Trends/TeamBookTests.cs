using System.Collections.Immutable;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Xunit;

namespace Qa.Domain.Tests.Trends;

public sealed class TeamBookTests
{
    private static readonly TeamBook Empty = TeamBook.Of("T1", []);

    [Fact]
    public void Takes_the_newest_absolute_tally_of_a_day()
    {
        var book = Empty.With("A1", "Ann", "Team", 1, [Day(1, 50)]).With("A1", null, null, 2, [Day(1, 70), Day(2, 80)]);

        Assert.Equal([(1, 70L), (2, 80L)], book.Days().Select(day => (day.Day.Day, day.Tally.Total.Sum)));
        Assert.Equal(("Team", "Ann"), (book.Name, book.Agents["A1"].Name));
    }

    [Fact]
    public void Ignores_a_snapshot_that_arrives_late()
    {
        var book = Empty.With("A1", null, null, 2, [Day(1, 90)]).With("A1", null, null, 1, [Day(1, 10)]);

        Assert.Equal(90, book.Days().Single().Tally.Total.Sum);
    }

    [Fact]
    public void Forgets_a_day_that_lost_its_last_call()
    {
        var book = Empty.With("A1", null, null, 1, [Day(1, 90)]).With("A1", null, null, 2, [new DayTally("T1", new DateOnly(2026, 11, 1), Tally.Empty)]);

        Assert.Empty(book.Days());
    }

    [Fact]
    public void Merges_its_agents_days_and_leaves_out_those_of_other_teams()
    {
        var book = TeamBook.Of("T1", [Agent("A1", Day(1, 50), Day(1, 60, "T2")), Agent("A2", Day(1, 70)), Agent("A3", Day(1, 99, "T2"))]);

        Assert.Equal(["A1", "A2"], book.Agents.Keys);
        Assert.Equal((2L, 120L), (book.Days().Single().Tally.Calls, book.Days().Single().Tally.Total.Sum));
    }

    private static AgentBook Agent(string id, params DayTally[] days) => new(id, null, "T1", "Team", [.. days]);

    private static DayTally Day(int day, int total, string team = "T1") => new(team, new DateOnly(2026, 11, day), Tally.Empty.Add(new CallContribution(
        total, false, ImmutableSortedDictionary<Dimension, int>.Empty, ImmutableSortedDictionary.Create<string, Outcome>(StringComparer.Ordinal))));
}

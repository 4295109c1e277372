using Qa.Dashboard.Look;
using Qa.Domain.Trends;
using Qa.Storage.Overview;

namespace Qa.Dashboard.Tests.Look;

public sealed class StandingTests
{
    [Fact]
    public void Ranks_the_best_first_and_keeps_those_with_few_calls_apart()
    {
        var standing = Standing.Of([Row("A1", 20, 7000), Row("A2", 20, 9000), Row("A3", Ranking.MinimumCalls - 1, 9900), Row("A4", 0, 0)]);

        Assert.Equal(["A2", "A1"], standing.Ranked.Select(row => row.Id));
        Assert.Equal(["A3"], standing.Apart.Select(row => row.Id));
    }

    [Fact]
    public void Names_only_those_whose_fall_chance_does_not_explain()
    {
        var standing = Standing.Of([Row("A1", 20, 7000, 9000), Row("A2", 20, 8990, 9000), Row("A3", 20, 6000, 9000)]);

        Assert.Equal(["A3", "A1"], standing.Slipping.Select(row => row.Id));
    }

    [Fact]
    public void Is_empty_where_nobody_took_a_call() => Assert.True(Standing.Of([Row("A1", 0, 0, 9000)]).IsEmpty);

    private static TallyRow Row(string id, int calls, int total, int? before = null) =>
        new(id, null, "T1", null, Some.Tally(calls, total), before is { } earlier ? Some.Tally(20, earlier) : Tally.Empty);
}

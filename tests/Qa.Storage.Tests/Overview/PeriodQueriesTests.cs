namespace Qa.Storage.Tests.Overview;

/// <summary>Overview, agents and teams over one small story: two teams, three agents, four days.</summary>
public abstract class PeriodQueriesTests(StoreKind kind) : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private readonly TempStore _store = TempStore.Create(kind);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task An_empty_store_says_so()
    {
        var stats = await _store.Overview.Stats(Day, Day);

        Assert.True(stats.StoreIsEmpty);
        Assert.Null(stats.Newest);
        Assert.Null(await _store.Overview.Days());
        Assert.Empty(stats.Days);
        Assert.Empty(await _store.Agents.Ranking(Day, Day));
        Assert.Empty(await _store.Teams.Ranking(Day, Day));
        Assert.Empty(await _store.Teams.List());
    }

    [Fact]
    public async Task The_overview_merges_days_and_compares_with_the_period_before()
    {
        await CommitStory();

        var stats = await _store.Overview.Stats(Day.AddDays(2), Day.AddDays(3));

        Assert.False(stats.StoreIsEmpty);
        Assert.Equal((3, 24_000), (stats.Current.Calls, stats.Current.Total.Sum));
        Assert.Equal((2, 12_000), (stats.Previous.Calls, stats.Previous.Total.Sum));
        Assert.Equal([(Day.AddDays(2), 2L), (Day.AddDays(3), 1L)], stats.Days.Select(day => (day.Day, day.Tally.Calls)));
        Assert.Equal(Some.Start.AddDays(3), stats.Newest);
        Assert.Equal((Day, Day.AddDays(3)), await _store.Overview.Days());
    }

    [Fact]
    public async Task The_overview_of_a_team_holds_its_calls_only()
    {
        await CommitStory();

        var stats = await _store.Overview.Stats(Day.AddDays(2), Day.AddDays(3), "T2");

        Assert.Equal((1, 1), (stats.Current.Calls, stats.Previous.Calls));
        Assert.Equal("T2", Assert.Single(stats.Days).TeamId);
    }

    [Fact]
    public async Task Agents_are_ranked_with_both_periods_and_their_newest_names()
    {
        await CommitStory();

        var rows = await _store.Agents.Ranking(Day.AddDays(2), Day.AddDays(3));

        Assert.Equal(
            [("A1", "王芳", "T1", "一组", 2, 1), ("A2", null, "T2", null, 0, 1), ("A3", null, "T2", null, 1, 0)],
            rows.Select(row => (row.Id, row.Name, row.TeamId!, row.TeamName, (int)row.Current.Calls, (int)row.Previous.Calls)));
    }

    [Fact]
    public async Task Agents_of_a_team_are_those_who_took_its_calls()
    {
        await CommitStory();

        Assert.Equal(["A2", "A3"], (await _store.Agents.Ranking(Day.AddDays(2), Day.AddDays(3), "T2")).Select(row => row.Id));
    }

    [Fact]
    public async Task Teams_are_ranked_and_calls_without_a_team_left_out()
    {
        await CommitStory();
        await _store.Archive.Commit(Some.Commit(Some.Call(Some.Header("9", "A9", null, Some.Start.AddDays(2)))));
        await _store.Drain();

        var rows = await _store.Teams.Ranking(Day.AddDays(2), Day.AddDays(3));

        Assert.Equal([("T1", "一组", 2, 1), ("T2", null, 1, 1)], rows.Select(row => (row.Id, row.Name, (int)row.Current.Calls, (int)row.Previous.Calls)));
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_an_argument_error()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _store.Overview.Stats(Day, Day.AddDays(-1)));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.Agents.Ranking(Day, Day.AddDays(-1)));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.Teams.Ranking(Day, Day.AddDays(-1)));
    }

    [Fact]
    public async Task The_first_day_of_all_has_no_period_before() =>
        Assert.Equal(0, (await _store.Overview.Stats(DateOnly.MinValue, DateOnly.MaxValue)).Previous.Calls);

    private async Task CommitStory()
    {
        await _store.Commit(
            Some.Commit(Some.Call(Some.Header("1", "A1", "T1", Some.Start, agentName: "王芳", teamName: "一组")), 70m),
            Some.Commit(Some.Call(Some.Header("2", "A2", "T2", Some.Start.AddDays(1))), 50m, Some.Hit("C01")),
            Some.Commit(Some.Call(Some.Header("3", "A1", "T1", Some.Start.AddDays(2))), 80m),
            Some.Commit(Some.Call(Some.Header("4", "A3", "T2", Some.Start.AddDays(2))), 90m),
            Some.Commit(Some.Call(Some.Header("5", "A1", "T1", Some.Start.AddDays(3))), 70m));
        await _store.Drain();
    }
}

public sealed class SqlitePeriodQueriesTests() : PeriodQueriesTests(StoreKind.Sqlite);

public sealed class PostgresPeriodQueriesTests() : PeriodQueriesTests(StoreKind.Postgres);

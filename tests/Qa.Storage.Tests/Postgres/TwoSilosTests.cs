using Qa.Domain.Calls;
using Qa.Storage.Calls;

namespace Qa.Storage.Tests.Postgres;

/// <summary>Two processes on one database.</summary>
public sealed class TwoSilosTests : IDisposable
{
    private readonly TempPlace _place = new(StoreKind.Postgres);
    private readonly PostgresTempStore _one;
    private readonly PostgresTempStore _two;

    public TwoSilosTests()
    {
        _one = new PostgresTempStore(_place.Name, TimeSpan.FromMinutes(10));
        _two = new PostgresTempStore(_place.Name, TimeSpan.FromMinutes(10));
    }

    public void Dispose()
    {
        _one.Dispose();
        _two.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task Each_delivers_what_it_wrote()
    {
        await _one.Commit(Some.Commit("1a"), Some.Commit("1b"));
        await _two.Commit(Some.Commit("2"));

        Assert.Equal(["1a", "1b"], await Waiting(_one));
        Assert.Equal(["2"], await Waiting(_two));
        Assert.Equal(["1a", "1b"], await Waiting(_one));
    }

    [Fact]
    public async Task What_a_dead_one_left_behind_is_taken_over_by_one_of_the_others()
    {
        await _one.Commit(Some.Commit("1a"), Some.Commit("1b"));
        await _one.Execute("update outbox set leased_until = now() - interval '1 second'");

        Assert.Equal(["1a", "1b"], await Waiting(_two));
        Assert.Empty(await Waiting(_one));
    }

    [Fact]
    public async Task An_entry_that_is_committed_after_one_with_a_higher_id_is_not_skipped()
    {
        await _one.Archive.Commit(Some.Commit("early"));
        var early = Assert.Single(await _one.Outbox.Pending(0, 10));
        await _one.Execute($"update outbox set id = {early.Id + 100} where id = {early.Id}");
        Assert.Empty(await _one.Outbox.Pending(early.Id + 100, 10));

        await _one.Archive.Commit(Some.Commit("late"));

        Assert.Equal(["late", "early"], (await _one.Outbox.Pending(0, 10)).Select(entry => entry.Fact.CallId));
    }

    [Fact]
    public async Task Of_two_that_write_the_same_calls_at_once_one_wins_each_and_neighbours_are_kept()
    {
        var same = Enumerable.Range(0, 60).Select(i => $"same-{i}").ToList();
        var writes = same.SelectMany(id => new[] { Commit(_one, id, "一"), Commit(_two, id, "二") })
            .Concat(Enumerable.Range(0, 60).Select(i => Commit(i % 2 == 0 ? _one : _two, $"own-{i}", "自己")))
            .ToList();

        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, TaskScheduler.Default)));

        var failed = writes.Where(write => write.IsFaulted).ToList();
        Assert.Equal(60, failed.Count);
        Assert.All(failed, write => Assert.IsType<ConflictingCommitException>(write.Exception!.InnerException));
        Assert.All(writes.Skip(120), write => Assert.True(write.IsCompletedSuccessfully));
        Assert.Equal(120, await _one.Calls.Count(new CallFilter()));
    }

    [Fact]
    public async Task Both_may_write_names_of_the_same_people_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => (i % 2 == 0 ? _one : _two).Archive.Commit(Some.Commit(
            Some.Call(Some.Header($"C-{i}", $"A{i % 7}", $"T{i % 3}", Some.Start.AddMinutes(i), agentName: $"名{i}", teamName: $"组{i}"))))));

        var newest = (await _one.Calls.Search(new CallFilter())).Items[0];
        Assert.Equal(("名399", "组399"), (newest.AgentName, newest.TeamName));
    }

    [Fact]
    public async Task Months_are_created_once_whoever_needs_them()
    {
        await Task.WhenAll(Enumerable.Range(0, 48).Select(i => (i % 2 == 0 ? _one : _two).Archive.Commit(Some.Commit(
            Some.Call(Some.Header($"C-{i}", startedAt: Some.Start.AddMonths(i / 2))))))); 

        Assert.Equal(48, await _two.Calls.Count(new CallFilter()));
        foreach (var i in (int[])[0, 13, 47])
            Assert.NotNull(await _two.Archive.Load($"C-{i}"));
    }

    [Fact]
    public async Task A_month_that_was_dropped_meanwhile_is_created_again()
    {
        await _one.Archive.Commit(Some.Commit("C-1"));
        await _two.Execute("drop table utterances_202611");

        await _one.Commit(Some.Commit("C-2"), Some.Commit("C-3"));

        Assert.Single((await _one.Archive.Load("C-2"))!.Call.Utterances);
    }

    private static Task Commit(TempStore store, string id, string text) => Task.Run(() => store.Archive.Commit(Some.Commit(Some.Call(id, text))));

    private static async Task<IEnumerable<string>> Waiting(TempStore store) =>
        (await store.Outbox.Pending(0, 100)).Select(entry => entry.Fact.CallId).Order(StringComparer.Ordinal);
}

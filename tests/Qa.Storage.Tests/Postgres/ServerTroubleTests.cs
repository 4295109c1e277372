using Qa.Domain.Calls;
using Qa.Testing.Postgres;

namespace Qa.Storage.Tests.Postgres;

/// <summary>A server of the test's own, which is stopped and started.</summary>
public sealed class ServerTroubleTests
{
    [Fact]
    public async Task While_the_server_is_away_callers_are_told_and_afterwards_everything_works_and_is_there()
    {
        PostgresTempStore.SkipWithoutServer();
        using var server = new PrivatePostgres("fsync=on");
        using var store = new PostgresTempStore(server.CreateDatabase());
        await store.Commit(Enumerable.Range(0, 20).Select(i => Some.Commit($"before-{i}")));
        await store.Drain();
        server.Stop();

        var write = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Archive.Commit(Some.Commit("away")));
        var read = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Calls.Search(new()));
        var probe = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Store.Probe());
        server.Start();

        Assert.All([write, read, probe], error => Assert.Contains("PostgreSQL at 127.0.0.1", error.Message, StringComparison.Ordinal));
        await store.Archive.Commit(Some.Commit("after"));
        await store.Store.Probe();
        await store.Drain();
        Assert.Null(await store.Archive.Load("away"));
        Assert.Equal(21, (await store.Calls.Search(new())).Items.Length);
        Assert.Empty((await store.Audit.Recount()).Differences);
    }

    [Fact]
    public async Task A_restart_between_two_questions_is_not_noticed()
    {
        PostgresTempStore.SkipWithoutServer();
        using var server = new PrivatePostgres();
        using var store = new PostgresTempStore(server.CreateDatabase());
        await store.Commit(Enumerable.Range(0, 20).Select(i => Some.Commit($"before-{i}")));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => store.Calls.Count(new())));

        server.Stop();
        server.Start();

        Assert.Equal(20, await store.Calls.Count(new()));
        await store.Commit(Enumerable.Range(0, 20).Select(i => Some.Commit($"after-{i}")));
        Assert.Equal(40, (await store.Outbox.Pending(0, 100)).Count);
    }
}

namespace Qa.Storage.Tests.Trends;

public abstract class OutboxTests(StoreKind kind) : IDisposable
{
    private readonly TempStore _store = TempStore.Create(kind);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Entries_come_in_commit_order_page_by_page_until_delivered()
    {
        for (var i = 0; i < 5; i++)
            await _store.Archive.Commit(Some.Commit($"C-{i}"));

        var first = await _store.Outbox.Pending(0, 2);
        var rest = await _store.Outbox.Pending(first[^1].Id, 10);
        await _store.Outbox.Delivered([.. first.Select(entry => entry.Id)]);

        Assert.Equal(["C-0", "C-1"], first.Select(entry => entry.Fact.CallId));
        Assert.Equal(["C-2", "C-3", "C-4"], rest.Select(entry => entry.Fact.CallId));
        Assert.Equal(rest.Select(entry => entry.Id), (await _store.Outbox.Pending(0, 10)).Select(entry => entry.Id));
    }

    [Fact]
    public async Task An_id_is_never_used_twice_even_after_everything_was_delivered()
    {
        await _store.Archive.Commit(Some.Commit("C-1"));
        var before = Assert.Single(await _store.Outbox.Pending(0, 10));
        await _store.Outbox.Delivered([before.Id]);

        await _store.Archive.Commit(Some.Commit("C-2"));

        Assert.Equal("C-2", Assert.Single(await _store.Outbox.Pending(before.Id, 10)).Fact.CallId);
    }

    [Fact]
    public async Task Waiting_ends_with_a_commit_and_not_before()
    {
        var waiting = _store.Outbox.WaitForMore(CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        await _store.Archive.Commit(Some.Commit());

        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Single(await _store.Outbox.Pending(0, 10));
        using var patience = new CancellationTokenSource();
        var again = _store.Outbox.WaitForMore(patience.Token);
        Assert.False(again.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => again);
    }

    [Fact]
    public async Task A_wait_that_was_given_up_does_not_eat_the_next_signal()
    {
        using var patience = new CancellationTokenSource();
        var given = _store.Outbox.WaitForMore(patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        await _store.Archive.Commit(Some.Commit());

        await _store.Outbox.WaitForMore(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }
}

public sealed class SqliteOutboxTests() : OutboxTests(StoreKind.Sqlite);

public sealed class PostgresOutboxTests() : OutboxTests(StoreKind.Postgres);

using System.Collections.Concurrent;
using Npgsql;
using Qa.Domain.Calls;
using Qa.Storage.Postgres;

namespace Qa.Storage.Tests.Postgres;

public sealed class GroupCommitTests : IDisposable
{
    private readonly PostgresTempStore _store = new();
    private readonly Numbers _numbers;
    private readonly GroupCommit<int> _writer;

    public GroupCommitTests()
    {
        _numbers = new Numbers(_store.Database);
        _writer = new GroupCommit<int>(_numbers, loops: 1);
        Run("create table item (id int primary key check (id <> 1313))");
    }

    public void Dispose()
    {
        _numbers.Gate.Set();
        _writer.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task A_failing_item_leaves_its_neighbours_alone()
    {
        var writes = await Together(1, 2, 1313, 3, -4, 5);

        Assert.Equal("23514", (await Assert.ThrowsAsync<PostgresException>(() => writes[2])).SqlState);
        await Assert.ThrowsAsync<ArgumentException>(() => writes[4]);
        await Task.WhenAll(writes[0], writes[1], writes[3], writes[5]);
        Assert.Equal([0, 1, 2, 3, 5], Written());
    }

    [Fact]
    public async Task What_waits_is_written_in_one_transaction()
    {
        var writes = await Together([.. Enumerable.Range(1, 100)]);

        await Task.WhenAll(writes);

        Assert.Equal([1, 100], _numbers.Groups);
    }

    [Fact]
    public async Task Items_of_one_key_are_written_one_after_the_other()
    {
        _numbers.KeyOf = id => (id % 10).ToString(System.Globalization.CultureInfo.InvariantCulture);

        await Task.WhenAll(await Together(1, 11, 21, 2, 12));

        Assert.Equal([1, 2, 2, 1], _numbers.Groups);
    }

    [Fact]
    public async Task Waiting_work_can_be_given_up()
    {
        using var patience = new CancellationTokenSource();
        var held = Hold();
        var given = _writer.Commit(1, patience.Token);
        var kept = _writer.Commit(2, CancellationToken.None);
        await patience.CancelAsync();
        _numbers.Gate.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await Task.WhenAll(held, kept);
        Assert.Equal([0, 2], Written());
    }

    [Fact]
    public async Task Closing_finishes_what_is_queued_and_refuses_what_comes_later()
    {
        var writes = Enumerable.Range(0, 50).Select(id => _writer.Commit(id, CancellationToken.None)).ToList();
        _numbers.Gate.Set();
        _writer.Dispose();

        await Task.WhenAll(writes);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _writer.Commit(51, CancellationToken.None));
        Assert.Equal(50, Written().Count);
    }

    [Fact]
    public async Task Of_two_transactions_that_wait_for_each_other_both_succeed_in_the_end()
    {
        var first = true;
        _numbers.Before = () => first ? throw new PostgresException("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected) : 0;
        _numbers.AfterFailure = () => first = false;
        _numbers.Gate.Set();

        await _writer.Commit(1, CancellationToken.None);

        Assert.Equal([1], Written());
    }

    // The first item holds the loop, so that the others form one group.
    private async Task<List<Task>> Together(params int[] ids)
    {
        var held = Hold();
        var writes = ids.Select(id => _writer.Commit(id, CancellationToken.None)).ToList();
        _numbers.Gate.Set();
        await held;
        return writes;
    }

    private Task Hold()
    {
        var held = _writer.Commit(0, CancellationToken.None);
        _numbers.Began.Wait();
        return held;
    }

    private void Run(string sql) => _store.Execute(sql).GetAwaiter().GetResult();

    private List<int> Written()
    {
        using var connection = _store.Database.Connections.Readers.OpenConnection();
        return [.. Dapper.SqlMapper.Query<int>(connection, "select id from item order by id")];
    }

    private sealed class Numbers(PostgresStore store) : GroupWork<int>(store)
    {
        public ManualResetEventSlim Began { get; } = new();

        public ManualResetEventSlim Gate { get; } = new();

        public ConcurrentQueue<int> Groups { get; } = new();

        public Func<int, string> KeyOf { get; set; } = id => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public Func<int> Before { get; set; } = () => 0;

        public Action AfterFailure { get; set; } = () => { };

        public override string Key(int item) => KeyOf(item);

        public override async Task<Exception?[]> Commit(IReadOnlyList<int> items)
        {
            Began.Set();
            Gate.Wait();
            try
            {
                Before();
            }
            finally
            {
                AfterFailure();
            }

            await using var command = Store.Connections.Writers.CreateCommand("insert into item select * from unnest($1)");
            command.Parameters.Add(new NpgsqlParameter { Value = items.Where(item => item >= 0).ToArray() });
            await command.ExecuteNonQueryAsync();
            Groups.Enqueue(items.Count);
            return [.. items.Select(item => item < 0 ? new ArgumentException("negative") : null)];
        }
    }
}

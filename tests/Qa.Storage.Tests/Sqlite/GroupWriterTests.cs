using Dapper;
using Microsoft.Data.Sqlite;
using Qa.Domain.Calls;
using Qa.Storage.Sqlite;

namespace Qa.Storage.Tests.Sqlite;

public sealed class GroupWriterTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("qa-writer-").FullName;
    private readonly GroupWriter _writer;

    public GroupWriterTests()
    {
        var connection = Open();
        connection.Execute("pragma journal_mode = wal; pragma busy_timeout = 50; create table item (id integer primary key); create table child (id integer references item (id) deferrable initially deferred)");
        _writer = new GroupWriter(new WriteSession(connection), "test.db", TimeSpan.FromMinutes(1));
    }

    public void Dispose()
    {
        _writer.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_failing_item_leaves_its_neighbours_alone()
    {
        var release = Hold();
        var writes = Enumerable.Range(0, 30).Select(i => Write(i, fails: i % 3 == 0)).ToList();
        release();

        await Settled(writes);

        Assert.All(writes.Where((_, i) => i % 3 == 0), write => Assert.IsType<InvalidOperationException>(write.Exception!.InnerException));
        Assert.Equal(Enumerable.Range(0, 30).Where(i => i % 3 != 0), Written());
    }

    [Fact]
    public async Task When_the_commit_fails_nobody_is_acknowledged_and_the_next_group_works()
    {
        var release = Hold();
        var writes = Enumerable.Range(0, 10).Select(i => Write(i)).ToList();

        // A deferred constraint is checked by the commit and by nothing before it.
        writes.Add(_writer.Write(session => session["insert into child values (99)"].Run(), CancellationToken.None));
        release();

        await Settled(writes);

        Assert.All(writes, write => Assert.IsType<SqliteException>(write.Exception!.InnerException));
        Assert.Empty(Written());
        await Write(77);
        Assert.Equal([77], Written());
    }

    [Fact]
    public async Task When_the_database_rolls_back_by_itself_the_neighbours_hear_it()
    {
        var release = Hold();
        List<Task> writes =
        [
            Write(1),
            _writer.Write(
                session =>
                {
                    session["rollback"].Run();
                    session["insert into item values (1), (1)"].Run();
                    return true;
                },
                CancellationToken.None),
        ];
        release();

        await Settled(writes);

        Assert.All(writes, write => Assert.IsType<SqliteException>(write.Exception!.InnerException));
        Assert.Empty(Written());
        await Write(2);
        Assert.Equal([2], Written());
    }

    [Fact]
    public async Task Waiting_work_can_be_given_up()
    {
        using var patience = new CancellationTokenSource();
        var release = Hold();
        var given = _writer.Write(session => Insert(session, 1), patience.Token);
        var kept = Write(2);
        await patience.CancelAsync();
        release();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await kept;
        Assert.Equal([2], Written());
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_and_loses_nothing()
    {
        var release = Hold();
        var writes = Enumerable.Range(0, 3_000).Select(i => Write(i)).ToList();
        release();

        await Task.WhenAll(writes);

        Assert.Equal(3_000, Written().Count);
    }

    [Fact]
    public async Task Closing_finishes_what_is_queued_and_refuses_what_comes_later()
    {
        var writes = Enumerable.Range(0, 50).Select(i => Write(i)).ToList();
        _writer.Dispose();

        await Task.WhenAll(writes);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Write(51));
        Assert.Equal(50, Written().Count);
    }

    [Fact]
    public async Task A_lock_by_another_program_is_told_and_passes()
    {
        using (var other = Open())
        {
            other.Execute("begin immediate");

            var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => Write(1));

            Assert.Contains("locked", error.Message, StringComparison.Ordinal);
            Assert.Contains("Close the program", error.Remedy, StringComparison.Ordinal);
        }

        await Write(2);
        Assert.Equal([2], Written());
    }

    /// <summary>Keeps the writer busy within a group, so that what is queued meanwhile joins that group.</summary>
    private Action Hold()
    {
        var gate = new ManualResetEventSlim();
        var began = new ManualResetEventSlim();
        _ = _writer.Write(
            _ =>
            {
                began.Set();
                gate.Wait();
                return true;
            },
            CancellationToken.None);
        began.Wait();
        return gate.Set;
    }

    private Task Write(int id, bool fails = false) => _writer.Write(
        session =>
        {
            Insert(session, id);
            return fails ? throw new InvalidOperationException("as the test wants it") : true;
        },
        CancellationToken.None);

    private static int Insert(WriteSession session, int id) => session["insert into item values (?1)"].Bind(1, id).Run();

    private static Task Settled(IEnumerable<Task> tasks) => Task.WhenAll(tasks.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));

    private List<int> Written()
    {
        using var connection = Open();
        return connection.Query<int>("select id from item order by id").AsList();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_directory, "test.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}

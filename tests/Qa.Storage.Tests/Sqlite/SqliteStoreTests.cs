using Dapper;
using Microsoft.Data.Sqlite;
using Qa.Domain.Calls;

namespace Qa.Storage.Tests.Sqlite;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("qa-database-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Creates_the_directory_and_the_schema_and_opens_again()
    {
        var deep = Path.Combine(_directory, "not", "yet", "there");

        for (var i = 0; i < 3; i++)
        {
            using var store = new SqliteTempStore(deep);
            Assert.Equal(["0001_calls.sql", "0002_trends.sql", "0003_grain_state.sql", "0004_agent_books.sql", "0005_retention.sql"], Scripts(deep));
        }
    }

    [Fact]
    public void A_second_process_on_the_same_directory_is_refused_until_the_first_has_gone()
    {
        using (var first = new SqliteTempStore(_directory))
        {
            var error = Assert.Throws<StorageUnavailableException>(() => new SqliteTempStore(_directory));

            Assert.Contains("Another process", error.Message, StringComparison.Ordinal);
            Assert.Contains("Qa:DataDir", error.Remedy, StringComparison.Ordinal);
        }

        new SqliteTempStore(_directory).Dispose();
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused_by_name_and_left_alone()
    {
        new SqliteTempStore(_directory).Dispose();
        Execute("insert into SchemaVersions (ScriptName, Applied) values ('9999_future.sql', '2030-01-01')");

        var error = Assert.Throws<StorageUnavailableException>(() => new SqliteTempStore(_directory));

        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
        Assert.Contains("9999_future.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_upgrade_step_leaves_nothing_behind_and_can_be_tried_again()
    {
        Execute("create table outbox (id integer)");

        var error = Assert.Throws<StorageUnavailableException>(() => new SqliteTempStore(_directory));

        Assert.Contains("0002_trends.sql", error.Message, StringComparison.Ordinal);
        Assert.Equal(["0001_calls.sql"], Scripts(_directory));
        Execute("drop table outbox");
        new SqliteTempStore(_directory).Dispose();
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(Path.Combine(_directory, "qa.db"), string.Concat(Enumerable.Repeat("这不是数据库。", 1000)));

        var error = Assert.Throws<StorageUnavailableException>(() => new SqliteTempStore(_directory));

        Assert.Contains("not a database", error.Message, StringComparison.Ordinal);
        Assert.Contains("backup", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file")]              // a file stands where the directory should be
    [InlineData("file/below")]
    [InlineData("/proc/qa")]          // nobody can create anything there, not even root
    public void A_directory_that_cannot_be_used_is_refused_with_what_to_set(string directory)
    {
        File.WriteAllText(Path.Combine(_directory, "file"), "");

        var error = Assert.Throws<StorageUnavailableException>(() => new SqliteTempStore(Path.Combine(_directory, directory)));

        Assert.Contains("Qa:DataDir", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_gives_the_directory_free_again()
    {
        File.WriteAllText(Path.Combine(_directory, "qa.db"), string.Concat(Enumerable.Repeat("这不是数据库。", 1000)));
        Assert.Throws<StorageUnavailableException>(() => new SqliteTempStore(_directory));
        File.Delete(Path.Combine(_directory, "qa.db"));

        new SqliteTempStore(_directory).Dispose();
    }

    [Fact]
    public async Task A_read_only_file_is_told()
    {
        using var store = new SqliteTempStore(_directory);
        await store.Database.Write(session => session["pragma query_only = 1"].First(_ => 0), CancellationToken.None);

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Archive.Commit(Some.Commit()));

        Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
        Assert.Contains("write access", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commits_are_flushed_to_the_disk()
    {
        using var store = new SqliteTempStore(_directory);

        Assert.Equal(2, await store.Database.Write(session => session["pragma synchronous"].First(row => row.Long(0)), CancellationToken.None));
    }

    private List<string> Scripts(string directory)
    {
        using var connection = Open(directory);
        return connection.Query<string>("select ScriptName from SchemaVersions order by ScriptName").AsList();
    }

    private void Execute(string sql)
    {
        using var connection = Open(_directory);
        connection.Execute(sql);
    }

    private static SqliteConnection Open(string directory)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "qa.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}

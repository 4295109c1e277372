using Npgsql;
using Qa.Domain.Calls;
using Qa.Storage.Postgres;
using Qa.Testing.Postgres;

namespace Qa.Storage.Tests.Postgres;

public sealed class PostgresStoreTests : IDisposable
{
    private readonly TempPlace _place = new(StoreKind.Postgres);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Many_silos_that_start_at_once_create_the_schema_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PostgresStore.Open(_place.Name))));
        foreach (var store in stores)
            store.Dispose();

        Assert.Equal(Scripts(), EmbeddedScripts.Of("postgres").Select(script => script.Name));
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused_by_name()
    {
        PostgresStore.Open(_place.Name).Dispose();
        Execute("insert into schemaversions (scriptname, applied) values ('9999_future.sql', '2030-01-01')");

        var error = Assert.Throws<StorageUnavailableException>(() => PostgresStore.Open(_place.Name));

        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
        Assert.Contains("9999_future.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_upgrade_step_leaves_nothing_behind_and_can_be_tried_again()
    {
        Execute("create table outbox (id bigint)");

        var error = Assert.Throws<StorageUnavailableException>(() => PostgresStore.Open(_place.Name));

        Assert.Contains("0002_trends.sql", error.Message, StringComparison.Ordinal);
        Assert.Equal(["0001_calls.sql"], Scripts());
        Execute("drop table outbox");
        PostgresStore.Open(_place.Name).Dispose();
    }

    [Fact]
    public void A_database_that_cannot_hold_every_text_is_refused()
    {
        var ascii = PrivatePostgres.Shared.CreateDatabase("encoding 'SQL_ASCII' template template0");

        var error = Assert.Throws<StorageUnavailableException>(() => PostgresStore.Open(ascii));

        Assert.Contains("SQL_ASCII", error.Message, StringComparison.Ordinal);
        Assert.Contains("--encoding=UTF8", error.Remedy, StringComparison.Ordinal);
        PrivatePostgres.Shared.DropDatabase(ascii);
    }

    public static TheoryData<string, Action<NpgsqlConnectionStringBuilder>, string> Troubles => new()
    {
        { "a wrong password", settings => settings.Password = "wrong", "password" },
        { "an unknown user", settings => settings.Username = "nobody", "user" },
        { "no such database", settings => settings.Database = "absent", "no such database" },
        { "nobody listens", settings => settings.Port = 1, "cannot be reached" },
        { "an unknown host", settings => settings.Host = "qa.invalid", "cannot be reached" },
        { "no host", settings => settings.Remove("Host"), "names no Host" },
        { "no database", settings => settings.Remove("Database"), "names no Database" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void Says_what_is_wrong_with_the_connection(string trouble, Action<NpgsqlConnectionStringBuilder> spoil, string said)
    {
        var settings = new NpgsqlConnectionStringBuilder(_place.Name);
        spoil(settings);

        var error = Assert.Throws<StorageUnavailableException>(() => PostgresStore.Open(settings.ToString()));

        Assert.True(error.Message.Contains(said, StringComparison.Ordinal), $"{trouble}: {error.Message}");
        Assert.Contains("ConnectionStrings", error.Message + error.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(settings.Password ?? "-", error.Message + error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("what is this")]
    [InlineData("Host=localhost;Colour=blue")]
    public void Refuses_what_is_no_connection_string(string text) =>
        Assert.Contains("ConnectionStrings:qa", Assert.Throws<StorageUnavailableException>(() => PostgresStore.Open(text)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_read_only_server_is_told_and_the_probe_sees_it()
    {
        using var store = new PostgresTempStore(_place.Name);
        await store.Archive.Commit(Some.Commit("before"));
        await store.Execute($"alter database {new NpgsqlConnectionStringBuilder(_place.Name).Database} set default_transaction_read_only = on");
        store.Database.Connections.Writers.Clear();

        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Archive.Commit(Some.Commit()));
        Assert.Contains("read-only", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Store.Probe());

        Assert.NotNull(await store.Archive.Load("before"));
    }

    [Fact]
    public async Task A_server_without_room_for_another_connection_is_told()
    {
        using (var setUp = new PostgresTempStore(_place.Name))
            await setUp.Archive.Commit(Some.Commit());
        await Limit("1");
        await using (var other = new NpgsqlConnection(_place.Name + ";Pooling=false"))
        {
            await other.OpenAsync();

            // The limit of a database does not bind superusers, such as the tests' own.
            Execute("create role plain login password 'x' in role pg_write_all_data, pg_read_all_data");
            var plain = new NpgsqlConnectionStringBuilder(_place.Name) { Username = "plain", Password = "x" }.ToString();
            var error = Assert.Throws<StorageUnavailableException>(() => PostgresStore.Open(plain));

            Assert.Contains("no more connections", error.Message, StringComparison.Ordinal);
        }

        Execute("drop role plain");
    }

    private Task Limit(string connections) =>
        Task.Run(() => Execute($"alter database {new NpgsqlConnectionStringBuilder(_place.Name).Database} connection limit {connections}"));

    private List<string> Scripts()
    {
        using var connection = new NpgsqlConnection(_place.Name + ";Pooling=false");
        connection.Open();
        return [.. Dapper.SqlMapper.Query<string>(connection, "select scriptname from schemaversions order by scriptname")];
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(_place.Name + ";Pooling=false");
        connection.Open();
        Dapper.SqlMapper.Execute(connection, sql);
    }
}

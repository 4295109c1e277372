using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Qa.Cli.Tests.Doctor;

public sealed class DoctorCommandTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private FakeSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await FakeSilo.Start();

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Finds_a_running_server_and_a_writable_folder()
    {
        var findings = await Examine(_silo.Url, _scratch.Folder);

        Assert.Equal("ok", Health(findings, "Server"));
        Assert.Equal("ok", Health(findings, "Data directory"));
        Assert.Equal("ok", Health(findings, "Database"));
    }

    [Fact]
    public async Task Tells_a_free_port_from_one_that_somebody_else_has()
    {
        await using var other = await FakeSilo.Start();
        var url = other.Url;
        var stranger = await CommandLine.Run("doctor", "--json", "--url", url + "/elsewhere", "--data", _scratch.Folder);
        await other.DisposeAsync();
        var free = await Examine(url, _scratch.Folder);

        Assert.Equal(ExitCode.SomeFailed, stranger.Exit);
        Assert.Contains("something else answers", stranger.Out, StringComparison.Ordinal);
        Assert.Equal("warn", Health(free, "Server"));
    }

    [Fact]
    public async Task Opens_the_database_and_says_when_it_is_broken()
    {
        var path = Path.Combine(_scratch.Folder, "qa.db");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var create = connection.CreateCommand();
            create.CommandText = "create table t (x)";
            create.ExecuteNonQuery();
        }

        Assert.Equal("ok", Health(await Examine(_silo.Url, _scratch.Folder), "Database"));

        await File.WriteAllTextAsync(path, "this is no database at all, not even nearly", TestContext.Current.CancellationToken);
        var run = await CommandLine.Run("doctor", "--url", _silo.Url, "--data", _scratch.Folder);
        Assert.Equal(ExitCode.SomeFailed, run.Exit);
        Assert.Contains("✗ FAIL  Database", run.Out, StringComparison.Ordinal);
        Assert.Contains("→ Restore qa.db", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_a_database_alone_that_a_server_uses()
    {
        _scratch.File("qa.db", "not a database, but in use");
        using var held = new FileStream(Path.Combine(_scratch.Folder, "qa.db.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal("ok", Health(await Examine(_silo.Url, _scratch.Folder), "Database"));
    }

    [Fact]
    public async Task Refuses_a_data_directory_that_is_a_file()
    {
        var file = _scratch.File("file", "x");

        Assert.Equal("fail", Health(await Examine(_silo.Url, Path.Combine(file, "data")), "Data directory"));
    }

    private static async Task<JsonElement[]> Examine(string url, string folder)
    {
        var run = await CommandLine.Run("doctor", "--json", "--url", url, "--data", folder);
        return [.. run.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string Health(JsonElement[] findings, string check) =>
        findings.Single(finding => finding.GetProperty("check").GetString()!.StartsWith(check, StringComparison.Ordinal)).GetProperty("health").GetString()!;
}

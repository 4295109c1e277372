using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;
using Qa.Domain.Calls;
using Qa.Storage.Postgres;
using Qa.Storage.Sqlite;

namespace Qa.Storage.Tests.GrainState;

/// <summary>The default grain storage as a silo gets it, with Orleans' own serializer.</summary>
public abstract class GrainStorageTests : IAsyncLifetime
{
    private static readonly GrainId Grain = GrainId.Create("agent", "A1/测试");

    private readonly TempPlace _place;
    private readonly IHost _host;
    private readonly IGrainStorage _storage;

    protected GrainStorageTests(StoreKind kind)
    {
        _place = new TempPlace(kind);
        _host = SiloHost.Build(kind, _place.Name);
        _storage = _host.Services.GetRequiredKeyedService<IGrainStorage>("Default");
    }

    protected IServiceProvider Services => _host.Services;

    public async ValueTask InitializeAsync() => await SiloHost.Start(_storage);

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Absent_state_is_a_new_one()
    {
        var state = new GrainState<Notes>();

        await _storage.ReadStateAsync("notes", Grain, state);

        Assert.Equal((false, null, 0), (state.RecordExists, state.ETag, state.State!.Words.Count));
    }

    [Fact]
    public async Task Written_state_is_read_again()
    {
        var written = await Write(null, "保本", "保息");

        var read = await Read();

        Assert.Equal(["保本", "保息"], read.State!.Words);
        Assert.Equal((true, written.ETag), (read.RecordExists, read.ETag));
        Assert.True(written.RecordExists);
    }

    [Fact]
    public async Task States_of_other_names_and_grains_are_apart()
    {
        await Write(null, "一");
        var other = new GrainState<Notes>(new Notes { Words = { "二" } });
        await _storage.WriteStateAsync("other", Grain, other);

        Assert.Equal(["一"], (await Read()).State!.Words);
    }

    [Fact]
    public async Task A_stale_writer_is_refused_and_nothing_changes()
    {
        var first = await Write(null, "一");
        var stale = first.ETag;
        await Write(stale, "二");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(stale, "三"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(null, "四"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Clear(stale));

        Assert.Equal(["二"], (await Read()).State!.Words);
    }

    [Fact]
    public async Task A_state_that_was_cleared_and_written_again_does_not_look_like_the_one_before()
    {
        var before = (await Write(null, "一")).ETag;
        await Clear(before);
        Assert.False((await Read()).RecordExists);
        await Write((await Read()).ETag, "二");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(before, "三"));
        Assert.Equal(["二"], (await Read()).State!.Words);
    }

    [Fact]
    public async Task Of_many_activations_that_write_at_once_one_wins()
    {
        var writers = Enumerable.Range(0, 50).Select(i => Write(null, $"{i}")).ToList();
        await Task.WhenAll(writers.Select(writer => writer.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal((await writers.Single(writer => writer.IsCompletedSuccessfully)).State!.Words, (await Read()).State!.Words);
    }

    [Fact]
    public async Task Grains_are_told_apart_by_the_whole_of_their_key()
    {
        string[] keys = ["1", "01", "A", "a", "A ", "00000000000000000000000000000001", "1+A", "2+A"];
        GrainId[] grains = [.. keys.SelectMany(key => new[] { GrainId.Create("agent", key), GrainId.Create("team", key) })];
        foreach (var grain in grains)
            await _storage.WriteStateAsync("notes", grain, new GrainState<Notes>(new Notes { Words = { grain.ToString() } }));

        foreach (var grain in grains)
        {
            var state = new GrainState<Notes>();
            await _storage.ReadStateAsync("notes", grain, state);
            Assert.Equal([grain.ToString()], state.State!.Words);
        }
    }

    protected async Task<GrainState<Notes>> Read()
    {
        var state = new GrainState<Notes>();
        await _storage.ReadStateAsync("notes", Grain, state);
        return state;
    }

    protected async Task<GrainState<Notes>> Write(string? etag, params string[] words)
    {
        var state = new GrainState<Notes>(new Notes { Words = [.. words] }, etag);
        await _storage.WriteStateAsync("notes", Grain, state);
        return state;
    }

    private Task Clear(string? etag) => _storage.ClearStateAsync("notes", Grain, new GrainState<Notes>(new Notes(), etag));

    [GenerateSerializer]
    public sealed class Notes
    {
        [Id(0)]
        public List<string> Words { get; set; } = [];
    }
}

public sealed class SqliteGrainStorageTests() : GrainStorageTests(StoreKind.Sqlite)
{
    [Fact]
    public async Task A_payload_of_a_newer_form_is_refused()
    {
        await Write(null, "一");
        await Services.GetRequiredService<SqliteStore>().Write(session => session["update grain_state set format = 2"].Run(), CancellationToken.None);

        Assert.Contains("newer version", (await Assert.ThrowsAsync<StorageUnavailableException>(Read)).Message, StringComparison.Ordinal);
    }
}

public sealed class PostgresGrainStorageTests() : GrainStorageTests(StoreKind.Postgres)
{
    [Fact]
    public async Task A_state_is_kept_as_json()
    {
        await Write(null, "保本");

        var payload = (byte[])(await Services.GetRequiredService<PostgresStore>().Connections.Readers.CreateCommand("select payload from orleans_state").ExecuteScalarAsync())!;
        using var json = System.Text.Json.JsonDocument.Parse(payload);
        Assert.Equal("保本", json.RootElement.GetProperty("Words").GetProperty("$values")[0].GetString());
    }

    [Fact]
    public async Task A_state_can_be_deleted_for_good()
    {
        using var place = new TempPlace(StoreKind.Postgres);
        using var host = SiloHost.Build(StoreKind.Postgres, place.Name, silo => silo.Services.Configure<AdoNetGrainStorageOptions>("Default", options => options.DeleteStateOnClear = true));
        var storage = host.Services.GetRequiredKeyedService<IGrainStorage>("Default");
        await SiloHost.Start(storage);
        var grain = GrainId.Create("agent", "A1");
        var state = new GrainState<Notes>(new Notes { Words = { "保本" } });
        await storage.WriteStateAsync("notes", grain, state);
        var stale = new GrainState<Notes>(new Notes(), "7");

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("notes", grain, stale));
        await storage.ClearStateAsync("notes", grain, state);

        Assert.Equal(0L, await host.Services.GetRequiredService<PostgresStore>().Connections.Readers.CreateCommand("select count(*) from orleans_state").ExecuteScalarAsync());
    }
}

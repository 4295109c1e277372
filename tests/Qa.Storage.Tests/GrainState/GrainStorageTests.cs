using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Qa.Domain.Calls;
using Qa.Storage.Sqlite;

namespace Qa.Storage.Tests.GrainState;

/// <summary>The default grain storage as a silo gets it, with Orleans' own serializer.</summary>
public sealed class GrainStorageTests : IDisposable
{
    private static readonly GrainId Grain = GrainId.Create("agent", "A1/测试");

    private readonly string _directory = Directory.CreateTempSubdirectory("qa-grains-").FullName;
    private readonly IHost _host;
    private readonly IGrainStorage _storage;

    public GrainStorageTests()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Qa:DataDir"] = _directory });
        builder.Services.AddQaStorage(builder.Configuration);
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddQaGrainStorage());
        _host = builder.Build();
        _storage = _host.Services.GetRequiredKeyedService<IGrainStorage>("Default");
    }

    public void Dispose()
    {
        _host.Dispose();
        Directory.Delete(_directory, recursive: true);
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
        await Write(null, "二");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(before, "三"));
    }

    [Fact]
    public async Task Of_many_activations_that_write_at_once_one_wins()
    {
        var writers = Enumerable.Range(0, 50).Select(i => Write(null, $"{i}")).ToList();
        await Task.WhenAll(writers.Select(writer => writer.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal((await writers.Single(writer => writer.IsCompletedSuccessfully)).State!.Words, (await Read()).State!.Words);
    }

    [Fact]
    public async Task A_payload_of_a_newer_form_is_refused()
    {
        await Write(null, "一");
        await _host.Services.GetRequiredService<SqliteStore>().Write(session => session["update grain_state set format = 2"].Run(), CancellationToken.None);

        Assert.Contains("newer version", (await Assert.ThrowsAsync<StorageUnavailableException>(Read)).Message, StringComparison.Ordinal);
    }

    private async Task<GrainState<Notes>> Read()
    {
        var state = new GrainState<Notes>();
        await _storage.ReadStateAsync("notes", Grain, state);
        return state;
    }

    private async Task<GrainState<Notes>> Write(string? etag, params string[] words)
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

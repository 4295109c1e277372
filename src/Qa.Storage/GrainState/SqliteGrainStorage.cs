using System.Globalization;
using Dapper;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Qa.Domain.Calls;
using Qa.Storage.Sqlite;

namespace Qa.Storage.GrainState;

/// <summary>Grain state in the embedded store: written through the same group commit as everything else, guarded by etags.</summary>
internal sealed class SqliteGrainStorage(SqliteStore store, IGrainStorageSerializer serializer) : IGrainStorage
{
    /// <summary>How a payload is to be read; grows when the serializer's form changes.</summary>
    private const int Format = 1;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        var row = await store.Read(
            connection => connection.QuerySingleOrDefault<Row>(
                "select etag as ETag, format as Format, payload as Payload from grain_state where grain_id = @grain and state_name = @stateName",
                new { grain = StoredText.Encode(grain), stateName }),
            CancellationToken.None);
        if (row is { Format: > Format })
        {
            throw new StorageUnavailableException(
                $"The state \"{stateName}\" of {grain} was written by a newer version of this program.", "Start the newer version.");
        }

        grainState.State = row is null ? Activator.CreateInstance<T>() : serializer.Deserialize<T>(new BinaryData(row.Payload));
        grainState.ETag = row?.ETag.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = row is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = serializer.Serialize(grainState.State).ToArray();
        var grain = grainId.ToString();
        var expected = ParseETag(grainState.ETag);
        var written = await store.Write(session => Write(session, stateName, grain, expected, payload), CancellationToken.None);
        grainState.ETag = written.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        var expected = ParseETag(grainState.ETag);
        await store.Write(session => Clear(session, stateName, grain, expected), CancellationToken.None);
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static long Write(WriteSession session, string stateName, string grain, long? expected, byte[] payload)
    {
        Check(session, stateName, grain, expected);

        // Random, not counted: a state that was cleared and written again must not look like the one before.
        var etag = Random.Shared.NextInt64();
        session["insert or replace into grain_state (grain_id, state_name, etag, format, payload) values (?1, ?2, ?3, ?4, ?5)"]
            .Bind(1, grain).Bind(2, stateName).Bind(3, etag).Bind(4, Format).Bind(5, payload).Run();
        return etag;
    }

    private static void Clear(WriteSession session, string stateName, string grain, long? expected)
    {
        Check(session, stateName, grain, expected);
        session["delete from grain_state where grain_id = ?1 and state_name = ?2"].Bind(1, grain).Bind(2, stateName).Run();
    }

    // Thrown inside the work item, so that a stale activation fails alone and its neighbours in the group are kept.
    private static void Check(WriteSession session, string stateName, string grain, long? expected)
    {
        var stored = session["select etag from grain_state where grain_id = ?1 and state_name = ?2"]
            .Bind(1, grain).Bind(2, stateName).First(row => (long?)row.Long(0));
        if (stored != expected)
        {
            throw new InconsistentStateException(
                $"The state \"{stateName}\" of {grain} was changed by another activation.", Text(stored), Text(expected));
        }
    }

    private static string Text(long? etag) => etag?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static long? ParseETag(string? etag) =>
        string.IsNullOrEmpty(etag) ? null : long.Parse(etag, CultureInfo.InvariantCulture);

    private sealed record Row(long ETag, long Format, byte[] Payload);
}

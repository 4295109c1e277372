using Npgsql;
using Qa.Domain.Calls;
using Qa.Storage.Postgres;
using Qa.Storage.Trends;

namespace Qa.Storage.Calls;

/// <summary>Calls in PostgreSQL. Commits that wait share a transaction: rows, assessment, search index and outbox stand or fall together.</summary>
internal sealed class PostgresCallArchive : ICallArchive, IDisposable
{
    private readonly PostgresStore _store;
    private readonly PostgresOutbox _outbox;
    private readonly GroupCommit<CallRow> _writer;

    public PostgresCallArchive(PostgresStore store, PostgresOutbox outbox, TimeProvider clock)
    {
        _store = store;
        _outbox = outbox;
        _writer = new GroupCommit<CallRow>(new CallGroup(store, outbox, clock), loops: 2);
    }

    public async Task<StoredCall?> Load(string callId, CancellationToken cancellation = default)
    {
        // Most calls that are asked for by id are new ones: they cost one look that holds no thread.
        var there = await _store.Ask(
            async source =>
            {
                await using var command = source.CreateCommand("select 1 from calls where call_id = $1");
                command.Parameters.Add(new NpgsqlParameter { Value = StoredText.Encode(callId) });
                return await command.ExecuteScalarAsync(cancellation) is not null;
            },
            _store.Connections.Readers);
        return there ? await _store.Read(connection => StoredCalls.Load(connection, callId, _store.Dialect), cancellation) : null;
    }

    public async Task Commit(CallCommit commit, CancellationToken cancellation = default)
    {
        var row = CallRow.Of(commit);
        await _writer.Commit(row, cancellation);
        if (!row.Facts.IsEmpty)
            _outbox.Signal();
    }

    public void Dispose() => _writer.Dispose();
}

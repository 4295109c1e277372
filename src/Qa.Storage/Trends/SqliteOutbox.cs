using System.Threading.Channels;
using Dapper;
using Qa.Domain.Trends;
using Qa.Storage.Sqlite;

namespace Qa.Storage.Trends;

/// <summary>Facts in SQLite on their way to the agents, written with their call.</summary>
internal sealed class SqliteOutbox(SqliteStore store) : IOutbox
{
    // Room for one: a second commit before the drain has looked tells it nothing new.
    private readonly Channel<bool> _more = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Task<IReadOnlyList<OutboxEntry>> Pending(long after, int limit, CancellationToken cancellation = default) =>
        store.Read<IReadOnlyList<OutboxEntry>>(
            connection => [.. connection.Query<Row>("select id as Id, fact as Fact from outbox where id > @after order by id limit @limit", new { after, limit })
                .Select(row => new OutboxEntry(row.Id, FactJson.Read(row.Fact)))],
            cancellation);

    public Task Delivered(IReadOnlyCollection<long> ids, CancellationToken cancellation = default) => store.Write(
        session =>
        {
            var delete = session["delete from outbox where id = ?1"];
            foreach (var id in ids)
                delete.Bind(1, id).Run();
        },
        cancellation);

    public Task WaitForMore(CancellationToken cancellation) => _more.Reader.ReadAsync(cancellation).AsTask();

    /// <summary>Wakes the drain, after a commit.</summary>
    public void Signal() => _more.Writer.TryWrite(true);

    public static void Write(WriteSession session, ImmutableArray<string> facts)
    {
        var insert = session["insert into outbox (fact) values (?1)"];
        foreach (var fact in facts)
            insert.Bind(1, fact).Run();
    }

    private sealed record Row(long Id, string Fact);
}

using System.Threading.Channels;
using Npgsql;
using Qa.Domain.Trends;
using Qa.Storage.Postgres;

namespace Qa.Storage.Trends;

/// <summary>
/// Facts in PostgreSQL on their way to the agents, written with their call. Each silo delivers what it wrote: an entry is leased to it for a while.
/// When the lease has run out, because the silo died or fell behind, any other takes the entry over. Delivering twice is harmless.
/// </summary>
internal sealed class PostgresOutbox(PostgresStore store, TimeSpan? lease = null) : IOutbox
{
    private static readonly TimeSpan DefaultLease = TimeSpan.FromSeconds(15);

    // Room for one: a second commit before the drain has looked tells it nothing new.
    private readonly Channel<bool> _more = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeSpan _lease = lease ?? DefaultLease;
    private readonly Guid _me = Guid.NewGuid();

    /// <summary>Own entries, and those whose lease has run out, which become own ones; in the order of ids. A commit may come later than one
    /// with a higher id, so a drain begins again from zero whenever it looks anew.</summary>
    public Task<IReadOnlyList<OutboxEntry>> Pending(long after, int limit, CancellationToken cancellation = default) =>
        store.Ask<IReadOnlyList<OutboxEntry>>(
            async source =>
            {
                await using var connection = await source.OpenConnectionAsync(cancellation);
                await using var batch = new NpgsqlBatch(connection);
                batch.Add(
                    """
                    update outbox set leased_by = $1, leased_until = now() + $2 where id in (
                      select id from outbox where leased_until < now() and leased_by <> $1 and id > $3 order by id limit $4 for update skip locked)
                    """,
                    _me, _lease, after, limit);
                batch.Add("select id, fact from outbox where leased_by = $1 and id > $2 order by id limit $3", _me, after, limit);
                await using var rows = await batch.ExecuteReaderAsync(cancellation);
                var entries = new List<OutboxEntry>();
                while (await rows.ReadAsync(cancellation))
                    entries.Add(new OutboxEntry(rows.GetInt64(0), FactJson.Read(rows.GetString(1))));
                return entries;
            },
            store.Connections.Writers);

    /// <summary>Not flushed: what a crash of the server brings back is delivered again.</summary>
    public Task Delivered(IReadOnlyCollection<long> ids, CancellationToken cancellation = default) => store.Ask(
        async source =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var batch = new NpgsqlBatch(connection);
            batch.AddAll("set local synchronous_commit = off");
            batch.Add("delete from outbox where id = any($1)", ids.ToArray());
            var deleted = await batch.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return deleted;
        },
        store.Connections.Writers);

    public Task WaitForMore(CancellationToken cancellation) => _more.Reader.ReadAsync(cancellation).AsTask();

    /// <summary>Wakes this silo's drain, after a commit.</summary>
    public void Signal() => _more.Writer.TryWrite(true);

    /// <summary>Writes facts with their calls, leased to this silo.</summary>
    public void Add(NpgsqlBatch batch, IReadOnlyCollection<string> facts)
    {
        if (facts.Count > 0)
        {
            batch.Add(
                """
                insert into outbox (leased_by, leased_until, fact)
                select $1, now() + $2, fact from unnest($3::text[]) with ordinality as g (fact, place) order by place
                """,
                _me, _lease, facts.Texts(fact => fact));
        }
    }
}

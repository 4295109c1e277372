using Npgsql;
using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Storage.Postgres;

namespace Qa.Storage.Trends;

/// <summary>Agents' statistics in PostgreSQL. Commits for different agents share a transaction.</summary>
internal sealed class PostgresAgentLedger(PostgresStore store) : IAgentLedger, IDisposable
{
    private readonly GroupCommit<LedgerRow> _writer = new(new LedgerGroup(store), loops: 2);

    public Task<AgentBook> Load(string agentId, CancellationToken cancellation = default) =>
        store.Read(connection => LedgerBooks.Load(connection, agentId, store.Dialect), cancellation);

    public Task<ImmutableArray<AgentBook>> LoadTeam(string teamId, CancellationToken cancellation = default) =>
        store.Read(connection => LedgerBooks.LoadTeam(connection, teamId, store.Dialect), cancellation);

    public Task<IReadOnlyDictionary<string, CallFact>> Counted(
        string agentId, IReadOnlyCollection<string> callIds, CancellationToken cancellation = default) =>
        store.Ask<IReadOnlyDictionary<string, CallFact>>(
            async source =>
            {
                await using var command = source.CreateCommand("select fact from agent_facts where agent_id = $1 and call_id = any($2)");
                command.Parameters.Add(new NpgsqlParameter { Value = StoredText.Encode(agentId) });
                command.Parameters.Add(new NpgsqlParameter { Value = callIds.Texts(id => id) });
                await using var rows = await command.ExecuteReaderAsync(cancellation);
                var counted = new Dictionary<string, CallFact>(StringComparer.Ordinal);
                while (await rows.ReadAsync(cancellation))
                {
                    var fact = FactJson.Read(rows.GetString(0));
                    counted.Add(fact.CallId, fact);
                }

                return counted;
            },
            store.Connections.Readers);

    public async Task<long> Commit(AgentBook changed, IReadOnlyCollection<CallFact> facts, CancellationToken cancellation = default)
    {
        await _writer.Commit(LedgerRow.Of(changed, facts), cancellation);
        return changed.Revision + 1;
    }

    public void Dispose() => _writer.Dispose();
}

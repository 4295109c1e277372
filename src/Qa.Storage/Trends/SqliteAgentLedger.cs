using Dapper;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Qa.Storage.Sqlite;

namespace Qa.Storage.Trends;

/// <summary>Agents' statistics in SQLite.</summary>
internal sealed class SqliteAgentLedger(SqliteStore store) : IAgentLedger
{
    public Task<AgentBook> Load(string agentId, CancellationToken cancellation = default) =>
        store.Read(connection => LedgerBooks.Load(connection, agentId, store.Dialect), cancellation);

    public Task<ImmutableArray<AgentBook>> LoadTeam(string teamId, CancellationToken cancellation = default) =>
        store.Read(connection => LedgerBooks.LoadTeam(connection, teamId, store.Dialect), cancellation);

    public Task<IReadOnlyDictionary<string, CallFact>> Counted(
        string agentId, IReadOnlyCollection<string> callIds, CancellationToken cancellation = default) =>
        store.Read<IReadOnlyDictionary<string, CallFact>>(
            connection =>
            {
                var parameters = new { agent = StoredText.Encode(agentId), calls = store.Dialect.Texts(callIds.Select(StoredText.Encode)) };
                return connection.Query<string>(
                        $"select fact from agent_facts where agent_id = @agent and {store.Dialect.IsAmong("call_id", "calls")}", parameters)
                    .Select(FactJson.Read)
                    .ToDictionary(fact => fact.CallId, StringComparer.Ordinal);
            },
            cancellation);

    public Task<long> Commit(AgentBook changed, IReadOnlyCollection<CallFact> facts, CancellationToken cancellation = default)
    {
        var row = LedgerRow.Of(changed, facts);
        return store.Write(
            session =>
            {
                Turn(session, row);
                var insert = session["insert or replace into agent_facts (agent_id, call_id, version, fact) values (?1, ?2, ?3, ?4)"];
                foreach (var (call, version, json) in row.Facts)
                    insert.Bind(1, changed.AgentId).Bind(2, call).Bind(3, version).Bind(4, json).Run();
                foreach (var (day, rules) in row.Days)
                    WriteDay(session, changed.AgentId, day, rules);
                return changed.Revision + 1;
            },
            cancellation);
    }

    // Turns the book to its next revision, from the one that the writer had read.
    private static void Turn(WriteSession session, LedgerRow row)
    {
        var (agent, revision) = (row.Book.AgentId, row.Book.Revision);
        var turned = revision == 0
            ? session["insert into agent_books (agent_id, revision) values (?1, 1) on conflict (agent_id) do nothing"].Bind(1, agent).Run()
            : session["update agent_books set revision = revision + 1 where agent_id = ?1 and revision = ?2"].Bind(1, agent).Bind(2, revision).Run();
        if (turned == 0)
            throw row.Conflict();
    }

    private static void WriteDay(WriteSession session, string agent, DayTally day, string rules)
    {
        var tally = day.Tally;
        if (tally.Calls == 0)
        {
            session["delete from agent_days where day = ?1 and team_id = ?2 and agent_id = ?3"]
                .Bind(1, DayRows.Day(day.Day)).Bind(2, day.TeamId ?? "").Bind(3, agent).Run();
            return;
        }

        var replace = session["insert or replace into agent_days values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)"]
            .Bind(1, DayRows.Day(day.Day)).Bind(2, day.TeamId ?? "").Bind(3, agent);
        Bind(replace, 4, tally.Total);
        replace.Bind(7, tally.Vetoed);
        foreach (var dimension in Enum.GetValues<Dimension>())
            Bind(replace, 8 + (3 * (int)dimension), tally.Dimensions.GetValueOrDefault(dimension));
        replace.Bind(20, rules).Run();
    }

    private static void Bind(Statement statement, int position, Moments moments) =>
        statement.Bind(position, moments.N).Bind(position + 1, moments.Sum).Bind(position + 2, moments.SumOfSquares);
}

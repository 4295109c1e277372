using System.Data.Common;
using System.Text.Json;
using Dapper;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Qa.Storage.Sqlite;

namespace Qa.Storage.Trends;

/// <summary>Agents' statistics in SQLite. Names come from the newest call, which its archive writes; a fact does not know when its call began.</summary>
internal sealed class SqliteAgentLedger(QaDatabase database) : IAgentLedger
{
    public Task<AgentBook> Load(string agentId, CancellationToken cancellation = default) => database.Read(
        connection =>
        {
            using var transaction = connection.BeginTransaction();
            var days = DayRows.Query(connection, "agent_id = @agent", new { agent = StoredText.Encode(agentId) }, transaction);
            return Book(agentId, days, Names(connection, [agentId], transaction));
        },
        cancellation);

    public Task<IReadOnlyDictionary<string, CallFact>> Counted(
        string agentId, IReadOnlyCollection<string> callIds, CancellationToken cancellation = default) =>
        database.Read<IReadOnlyDictionary<string, CallFact>>(
            connection =>
            {
                // As one JSON parameter, because the number of parameters is limited and the number of calls is not.
                var parameters = new { agent = StoredText.Encode(agentId), calls = JsonSerializer.Serialize(callIds.Select(StoredText.Encode)) };
                return connection.Query<string>(
                        "select fact from agent_facts where agent_id = @agent and call_id in (select value from json_each(@calls))", parameters)
                    .Select(FactJson.Read)
                    .ToDictionary(fact => fact.CallId, StringComparer.Ordinal);
            },
            cancellation);

    public Task Commit(AgentBook changed, IReadOnlyCollection<CallFact> facts, CancellationToken cancellation = default)
    {
        var factRows = facts.Select(fact => (fact.CallId, fact.Version, Json: FactJson.Write(fact))).ToList();
        var dayRows = changed.Days.Select(day => (Day: day, Rules: DayRows.WriteRules(day.Tally.Rules))).ToList();
        return database.Write(
            session =>
            {
                var insert = session["insert or replace into agent_facts (agent_id, call_id, version, fact) values (?1, ?2, ?3, ?4)"];
                foreach (var (call, version, json) in factRows)
                    insert.Bind(1, changed.AgentId).Bind(2, call).Bind(3, version).Bind(4, json).Run();
                foreach (var (day, rules) in dayRows)
                    WriteDay(session, changed.AgentId, day, rules);
            },
            cancellation);
    }

    public Task<ImmutableArray<AgentBook>> LoadTeam(string teamId, CancellationToken cancellation = default) => database.Read(
        connection =>
        {
            using var transaction = connection.BeginTransaction();
            var byAgent = DayRows.Query(connection, "team_id = @team", new { team = DayRows.Team(teamId) }, transaction)
                .ToLookup(day => day.Agent, StringComparer.Ordinal);
            var names = Names(connection, byAgent.Select(agent => agent.Key), transaction);
            return byAgent.OrderBy(agent => agent.Key, StringComparer.Ordinal).Select(agent => Book(agent.Key, agent, names)).ToImmutableArray();
        },
        cancellation);

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

    private static AgentBook Book(string agent, IEnumerable<AgentDay> days, Dictionary<string, NameRow> names)
    {
        var name = names.GetValueOrDefault(agent);
        return new AgentBook(
            agent, StoredText.DecodeOrNull(name?.Name), StoredText.DecodeOrNull(name?.TeamId), StoredText.DecodeOrNull(name?.TeamName),
            [.. days.Select(day => new DayTally(day.Team, day.Day, day.Tally))]);
    }

    private static Dictionary<string, NameRow> Names(DbConnection connection, IEnumerable<string> agents, DbTransaction transaction) => connection.Query<NameRow>("""
            select a.agent_id as Id, a.name as Name, a.team_id as TeamId, t.name as TeamName
            from agents a left join teams t on t.team_id = a.team_id
            where a.agent_id in (select value from json_each(@agents))
            """, new { agents = JsonSerializer.Serialize(agents.Select(StoredText.Encode)) }, transaction)
        .ToDictionary(row => StoredText.Decode(row.Id), StringComparer.Ordinal);

    private sealed record NameRow(string Id, string? Name, string? TeamId, string? TeamName);
}

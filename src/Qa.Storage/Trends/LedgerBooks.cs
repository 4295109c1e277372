using System.Data.Common;
using Dapper;
using Qa.Domain.Trends;

namespace Qa.Storage.Trends;

/// <summary>Puts agents' books together from their rows. Names come from the newest call, which its archive writes; a fact does not know when its call began.</summary>
internal static class LedgerBooks
{
    public static AgentBook Load(DbConnection connection, string agentId, Dialect dialect)
    {
        using var snapshot = Snapshot.Of(connection);
        var agent = StoredText.Encode(agentId);
        var days = DayRows.Query(connection, "agent_id = @agent", new { agent }, snapshot);
        var book = Book(agentId, days, Names(connection, [agentId], dialect, snapshot));
        var revision = connection.ExecuteScalar<long?>("select revision from agent_books where agent_id = @agent", new { agent }, snapshot);
        return book with { Revision = revision ?? 0 };
    }

    public static ImmutableArray<AgentBook> LoadTeam(DbConnection connection, string teamId, Dialect dialect)
    {
        using var snapshot = Snapshot.Of(connection);
        var byAgent = DayRows.Query(connection, "team_id = @team", new { team = DayRows.Team(teamId) }, snapshot).ToLookup(day => day.Agent, StringComparer.Ordinal);
        var names = Names(connection, byAgent.Select(agent => agent.Key), dialect, snapshot);
        return [.. byAgent.OrderBy(agent => agent.Key, StringComparer.Ordinal).Select(agent => Book(agent.Key, agent, names))];
    }

    private static AgentBook Book(string agent, IEnumerable<AgentDay> days, Dictionary<string, NameRow> names)
    {
        var name = names.GetValueOrDefault(agent);
        return new AgentBook(
            agent, StoredText.DecodeOrNull(name?.Name), StoredText.DecodeOrNull(name?.TeamId), StoredText.DecodeOrNull(name?.TeamName),
            [.. days.Select(day => new DayTally(day.Team, day.Day, day.Tally))]);
    }

    private static Dictionary<string, NameRow> Names(DbConnection connection, IEnumerable<string> agents, Dialect dialect, DbTransaction snapshot) =>
        connection.Query<NameRow>(
            $"""
            select a.agent_id as Id, a.name as Name, a.team_id as TeamId, t.name as TeamName
            from agents a left join teams t on t.team_id = a.team_id
            where {dialect.IsAmong("a.agent_id", "agents")}
            """,
            new { agents = dialect.Texts(agents.Select(StoredText.Encode)) }, snapshot)
            .ToDictionary(row => StoredText.Decode(row.Id), StringComparer.Ordinal);

    private sealed record NameRow(string Id, string? Name, string? TeamId, string? TeamName);
}

using Qa.Domain.Calls;
using Qa.Storage.Sqlite;

namespace Qa.Storage.Calls;

/// <summary>What agents and teams are called, and which team an agent is in: told by the newest call that says it, by its start and then its id.</summary>
internal static class NameTables
{
    public static void Write(WriteSession session, CallHeader header)
    {
        var at = header.StartedAt.UtcTicks;
        session["""
            insert into agents (agent_id, name_utc, name_call, team_id, seen_utc, seen_call) values (?1, 0, '', ?2, ?3, ?4)
            on conflict (agent_id) do update set team_id = excluded.team_id, seen_utc = excluded.seen_utc, seen_call = excluded.seen_call
            where (excluded.seen_utc, excluded.seen_call) >= (agents.seen_utc, agents.seen_call)
            """].Bind(1, header.AgentId).Bind(2, header.TeamId).Bind(3, at).Bind(4, header.CallId).Run();
        if (header.AgentName is not null)
        {
            session["update agents set name = ?2, name_utc = ?3, name_call = ?4 where agent_id = ?1 and (name_utc, name_call) <= (?3, ?4)"]
                .Bind(1, header.AgentId).Bind(2, header.AgentName).Bind(3, at).Bind(4, header.CallId).Run();
        }

        if (header.TeamId is null)
            return;

        session["insert into teams (team_id, name_utc, name_call) values (?1, 0, '') on conflict (team_id) do nothing"].Bind(1, header.TeamId).Run();
        if (header.TeamName is not null)
        {
            session["update teams set name = ?2, name_utc = ?3, name_call = ?4 where team_id = ?1 and (name_utc, name_call) <= (?3, ?4)"]
                .Bind(1, header.TeamId).Bind(2, header.TeamName).Bind(3, at).Bind(4, header.CallId).Run();
        }
    }
}

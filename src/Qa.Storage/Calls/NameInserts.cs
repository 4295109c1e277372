using Npgsql;
using Qa.Domain.Calls;
using Qa.Storage.Postgres;

namespace Qa.Storage.Calls;

/// <summary>As <see cref="NameTables"/>, for many calls at once: what agents and teams are called, and which team an agent is in.</summary>
/// <remarks>Rows are written in the order of their ids, so that two silos never wait for each other in a circle.</remarks>
internal static class NameInserts
{
    private const string Given = "g as (select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[]) as g (id, name, at, call, team))";

    private const string Named = """
        named as (select distinct on (id collate "C") id, name, at, call from g where name is not null order by id collate "C", at desc, call collate "C" desc)
        """;

    private const string Seen = """
        seen as (select distinct on (id collate "C") id, team, at, call from g order by id collate "C", at desc, call collate "C" desc)
        """;

    public static void Add(NpgsqlBatch batch, List<CallHeader> calls)
    {
        batch.AddAll(
            $"""
            with {Given}, {Named}, {Seen}
            insert into agents as a (agent_id, name, name_utc, name_call, team_id, seen_utc, seen_call)
            select id, named.name, coalesce(named.at, 0), coalesce(named.call, ''), seen.team, seen.at, seen.call
            from seen left join named using (id) order by id collate "C"
            on conflict (agent_id) do update set
              (name, name_utc, name_call) = (select case when newer then excluded.name else a.name end,
                  case when newer then excluded.name_utc else a.name_utc end, case when newer then excluded.name_call else a.name_call end
                from (select excluded.name is not null and (excluded.name_utc, excluded.name_call) >= (a.name_utc, a.name_call)) as n (newer)),
              (team_id, seen_utc, seen_call) = (select case when newer then excluded.team_id else a.team_id end,
                  case when newer then excluded.seen_utc else a.seen_utc end, case when newer then excluded.seen_call else a.seen_call end
                from (select (excluded.seen_utc, excluded.seen_call) >= (a.seen_utc, a.seen_call)) as n (newer))
            where (excluded.seen_utc, excluded.seen_call) >= (a.seen_utc, a.seen_call)
              or excluded.name is not null and (excluded.name_utc, excluded.name_call) >= (a.name_utc, a.name_call)
            """,
            Values(calls, call => call.AgentId, call => call.AgentName));

        var withTeam = calls.FindAll(call => call.TeamId is not null);
        if (withTeam.Count == 0)
            return;

        batch.AddAll(
            $"""
            with {Given}, {Named}, ids as (select distinct id collate "C" as id from g)
            insert into teams as t (team_id, name, name_utc, name_call)
            select id, named.name, coalesce(named.at, 0), coalesce(named.call, '') from ids left join named using (id) order by id collate "C"
            on conflict (team_id) do update set name = excluded.name, name_utc = excluded.name_utc, name_call = excluded.name_call
            where excluded.name is not null and (excluded.name_utc, excluded.name_call) >= (t.name_utc, t.name_call)
              and (t.name is distinct from excluded.name or (excluded.name_utc, excluded.name_call) > (t.name_utc, t.name_call))
            """,
            Values(withTeam, call => call.TeamId, call => call.TeamName));
    }

    private static object[] Values(List<CallHeader> calls, Func<CallHeader, string?> id, Func<CallHeader, string?> name) =>
    [
        calls.Texts(id),
        calls.Texts(name),
        calls.Column(call => call.StartedAt.UtcTicks),
        calls.Texts(call => call.CallId),
        calls.Texts(call => call.TeamId),
    ];
}

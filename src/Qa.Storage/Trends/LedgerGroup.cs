using Npgsql;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Qa.Storage.Postgres;

namespace Qa.Storage.Trends;

/// <summary>Writes the books of many agents in one transaction. A book that somebody else has written since it was read is refused, alone.</summary>
internal sealed class LedgerGroup(PostgresStore store) : GroupWork<LedgerRow>(store)
{
    private static readonly string InsertDays = $"""
        insert into agent_days as d ({DayRows.Columns})
        select * from unnest($1::text[], $2::text[], $3::text[], {string.Join(", ", Enumerable.Range(4, 16).Select(i => $"${i}::bigint[]"))}, $20::text[])
        on conflict (day, team_id, agent_id) do update set
          ({DayRows.Columns}) = ({string.Join(", ", DayRows.Columns.Split(',').Select(column => "excluded." + column.Trim()))})
        """;

    public override string Key(LedgerRow row) => row.Book.AgentId;

    public override async Task<Exception?[]> Commit(IReadOnlyList<LedgerRow> rows)
    {
        await using var connection = await Store.Connections.Writers.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var current = await Turned(connection, rows);
        var accepted = rows.Where(row => current.Contains(row.Book.AgentId)).ToList();
        if (accepted.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection);
            AddFacts(batch, accepted);
            AddDays(batch, [.. accepted.SelectMany(row => row.Days, (row, day) => new Line(row.Book.AgentId, day.Day, day.Rules))]);
            await batch.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return [.. rows.Select(row => current.Contains(row.Book.AgentId) ? null : row.Conflict())];
    }

    /// <summary>Turns every book to its next revision, which locks it.</summary>
    /// <returns>The agents whose book had the revision that its writer had read.</returns>
    private static async Task<HashSet<string>> Turned(NpgsqlConnection connection, IReadOnlyList<LedgerRow> rows)
    {
        await using var turn = new NpgsqlCommand(
            """
            with given as (select * from unnest($1::text[], $2::bigint[]) as g (agent_id, revision)),
            begun as (
              insert into agent_books (agent_id, revision) select agent_id, 1 from given where revision = 0 order by agent_id collate "C"
              on conflict (agent_id) do nothing returning agent_id),
            turned as (
              update agent_books b set revision = b.revision + 1 from given g
              where g.revision > 0 and b.agent_id = g.agent_id and b.revision = g.revision returning b.agent_id)
            select agent_id from begun union all select agent_id from turned
            """, connection)
        {
            Parameters = { new() { Value = rows.Texts(row => row.Book.AgentId) }, new() { Value = rows.Column(row => row.Book.Revision) } },
        };
        await using var agents = await turn.ExecuteReaderAsync();
        var current = new HashSet<string>(StringComparer.Ordinal);
        while (await agents.ReadAsync())
            current.Add(StoredText.Decode(agents.GetString(0)));
        return current;
    }

    private static void AddFacts(NpgsqlBatch batch, List<LedgerRow> rows)
    {
        var facts = rows.SelectMany(row => row.Facts, (row, fact) => (row.Book.AgentId, Fact: fact)).ToList();
        if (facts.Count == 0)
            return;

        batch.Add(
            """
            insert into agent_facts (agent_id, call_id, version, fact) select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[])
            on conflict (agent_id, call_id) do update set version = excluded.version, fact = excluded.fact
            """,
            facts.Texts(fact => fact.AgentId), facts.Texts(fact => fact.Fact.CallId),
            facts.Column(fact => fact.Fact.Version), facts.Texts(fact => fact.Fact.Json));
    }

    private static void AddDays(NpgsqlBatch batch, List<Line> days)
    {
        if (days.FindAll(line => line.Day.Tally.Calls == 0) is { Count: > 0 } empty)
        {
            batch.AddAll(
                "delete from agent_days d using unnest($1::text[], $2::text[], $3::text[]) as g (agent_id, team_id, day) where (d.day, d.team_id, d.agent_id) = (g.day, g.team_id, g.agent_id)",
                Keys(empty));
        }

        if (days.FindAll(line => line.Day.Tally.Calls > 0) is { Count: > 0 } kept)
        {
            batch.AddAll(
                InsertDays,
                [
                    .. Keys(kept),
                    .. Moments(kept, tally => tally.Total),
                    kept.Column(line => line.Day.Tally.Vetoed),
                    .. Enum.GetValues<Dimension>().SelectMany(dimension => Moments(kept, tally => tally.Dimensions.GetValueOrDefault(dimension))),
                    kept.Texts(line => line.Rules),
                ]);
        }
    }

    private static object[] Keys(List<Line> days) =>
        [days.Texts(line => line.Agent), days.Texts(line => line.Day.TeamId ?? ""), days.Texts(line => DayRows.Day(line.Day.Day))];

    private static object[] Moments(List<Line> days, Func<Tally, Moments> moments) =>
    [
        days.Column(line => moments(line.Day.Tally).N),
        days.Column(line => moments(line.Day.Tally).Sum),
        days.Column(line => moments(line.Day.Tally).SumOfSquares),
    ];

    private readonly record struct Line(string Agent, DayTally Day, string Rules);
}

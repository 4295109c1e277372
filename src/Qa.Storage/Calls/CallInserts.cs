using Npgsql;
using Qa.Storage.Postgres;

namespace Qa.Storage.Calls;

/// <summary>Statements that write many calls, their judgements and their hits.</summary>
internal static class CallInserts
{
    private const string Columns = """
        call_id, agent_id, team_id, business_line, direction, started_local, started_offset, duration_ms, utterances, transcript_version,
        assessment_version, total, vetoed, worst_severity, serious, broken_rules
        """;

    private const string Given = $"""
        unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[],
          $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::text[]) as g (no, {Columns})
        """;

    public static void Calls(NpgsqlBatch batch, List<NumberedCall> calls)
    {
        if (calls.Count > 0)
            batch.AddAll($"insert into calls (no, {Columns}) select no, {Columns} from {Given}", Values(calls));
    }

    public static void Updates(NpgsqlBatch batch, List<NumberedCall> calls)
    {
        if (calls.Count > 0)
        {
            batch.AddAll($"update calls c set ({Columns}) = (select {string.Join(", ", Columns.Split(',').Select(column => "g." + column.Trim()))}) from {Given} where c.no = g.no", Values(calls));
        }
    }

    public static void Assessments(NpgsqlBatch batch, List<NumberedCall> calls, long at) => batch.Add(
        """
        insert into assessments (call_no, version, transcript_version, transcript_hash, rulebook, total, vetoed, report, at)
        select *, $9 from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bytea[])
        """,
        calls.Column(call => call.No),
        calls.Column(call => (long)call.Row.Commit.Assessment.Version),
        calls.Column(call => (long)call.Row.Commit.TranscriptVersion),
        calls.Texts(call => call.Row.Commit.TranscriptHash),
        calls.Texts(call => call.Row.Commit.Assessment.Inputs.Rulebook),
        calls.Column(call => call.Row.Total),
        calls.Column(call => call.Row.Commit.Assessment.Vetoed ? 1L : 0L),
        calls.Column(call => call.Row.Report),
        at);

    public static void Hits(NpgsqlBatch batch, List<NumberedCall> calls)
    {
        if (calls.FindAll(call => !call.IsNew) is { Count: > 0 } judgedBefore)
            batch.Add("delete from call_hits where call_no = any($1)", judgedBefore.Column(call => call.No));

        var hits = calls.SelectMany(call => call.Row.Hits, (call, hit) => (call.No, call.Head.StartedAt, call.Row.Total, Hit: hit)).ToList();
        if (hits.Count == 0)
            return;

        batch.Add(
            """
            insert into call_hits (rule, started_local, call_no, severity, total)
            select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
            """,
            hits.Texts(hit => hit.Hit.Rule),
            hits.Column(hit => hit.StartedAt.Ticks),
            hits.Column(hit => hit.No),
            hits.Column(hit => (long)hit.Hit.Severity),
            hits.Column(hit => hit.Total));
    }

    private static object[] Values(List<NumberedCall> calls) =>
    [
        calls.Column(call => call.No),
        calls.Texts(call => call.Head.CallId),
        calls.Texts(call => call.Head.AgentId),
        calls.Texts(call => call.Head.TeamId),
        calls.Column(call => (long?)call.Head.BusinessLine),
        calls.Column(call => (long?)call.Head.Direction),
        calls.Column(call => call.Head.StartedAt.Ticks),
        calls.Column(call => (long)call.Head.StartedAt.Offset.TotalMinutes),
        calls.Column(call => (long?)call.Row.DurationMs),
        calls.Column(call => (long)call.Row.Commit.Call.Utterances.Length),
        calls.Column(call => (long)call.Row.Commit.TranscriptVersion),
        calls.Column(call => (long)call.Row.Commit.Assessment.Version),
        calls.Column(call => call.Row.Total),
        calls.Column(call => call.Row.Commit.Assessment.Vetoed ? 1L : 0L),
        calls.Column(call => (long?)call.Row.WorstSeverity),
        calls.Column(call => call.Row.IsSerious ? 1L : 0L),
        calls.Texts(call => call.Row.BrokenRules),
    ];
}

using Npgsql;
using Qa.Domain.Calls;
using Qa.Storage.Postgres;

namespace Qa.Storage.Calls;

/// <summary>Statements that write many transcripts, their utterances and their words.</summary>
internal static class TranscriptInserts
{
    public static void Add(NpgsqlBatch batch, List<NumberedCall> calls, long at)
    {
        if (calls.Count == 0)
            return;

        batch.Add(
            """
            insert into transcripts (call_no, version, month, hash, header, at)
            select *, $6 from unnest($1::bigint[], $2::int[], $3::int[], $4::text[], $5::text[])
            """,
            calls.Column(call => call.No),
            calls.Column(call => call.Row.Commit.TranscriptVersion),
            calls.Column(call => UtteranceMonths.Of(call.Head.StartedAt)),
            calls.Texts(call => call.Row.Commit.TranscriptHash),
            calls.Texts(call => call.Row.Header),
            at);
        Utterances(batch, [.. calls.SelectMany(call => call.Row.Commit.Call.Utterances, (call, utterance) => new Line(call, utterance))]);
        Words(batch, calls);
    }

    private static void Utterances(NpgsqlBatch batch, List<Line> lines) => batch.Add(
        """
        insert into utterances (call_no, month, transcript_version, seq, start_ms, end_ms, role, confidence, text, words)
        select * from unnest($1::bigint[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::double precision[], $9::text[], $10::text[])
        """,
        lines.Column(line => line.Call.No),
        lines.Column(line => UtteranceMonths.Of(line.Call.Head.StartedAt)),
        lines.Column(line => line.Call.Row.Commit.TranscriptVersion),
        lines.Column(line => line.Utterance.Seq),
        lines.Column(line => line.Utterance.StartMs),
        lines.Column(line => line.Utterance.EndMs),
        lines.Column(line => (int)line.Utterance.Role),
        lines.Column(line => line.Utterance.Confidence),
        lines.Texts(line => line.Utterance.Text),
        lines.Texts(line => CallPayload.WriteWords(line.Utterance.Words)));

    private static void Words(NpgsqlBatch batch, List<NumberedCall> calls)
    {
        if (calls.FindAll(call => !call.IsNew) is { Count: > 0 } replaced)
            batch.Add("delete from call_text where call_no = any($1)", replaced.Column(call => call.No));

        var parts = calls.SelectMany(call => WordVector.PartsOf(call.Row.Words!).Select((words, part) => (call.No, Part: part, Words: words))).ToList();
        batch.Add(
            "insert into call_text (call_no, part, words) select no, part, cast(words as tsvector) from unnest($1::bigint[], $2::int[], $3::text[]) as g (no, part, words)",
            parts.Column(part => part.No),
            parts.Column(part => part.Part),
            parts.Column(part => part.Words));
    }

    private readonly record struct Line(NumberedCall Call, Utterance Utterance);
}

using System.Data.Common;
using Dapper;
using Qa.Domain.Calls;
using Qa.Storage.Sqlite;

namespace Qa.Storage.Calls;

/// <summary>Puts a call together from its rows.</summary>
internal static class StoredCalls
{
    /// <returns>The newest version, or null.</returns>
    public static StoredCall? Load(DbConnection connection, string callId)
    {
        // Most calls that are asked for by id are new ones: they cost one look, and a call that is there stays there.
        if (connection.QuerySingleOrDefault<long?>("select no from calls where call_id = @id", new { id = StoredText.Encode(callId) }) is not { } no)
            return null;

        using var snapshot = connection.BeginTransaction();
        return Load(connection, no, snapshot);
    }

    /// <param name="transaction">One snapshot for all the statements.</param>
    public static StoredCall Load(DbConnection connection, long no, DbTransaction transaction)
    {
        var head = connection.QuerySingle<HeadRow>("""
            select t.header as Header, c.transcript_version as TranscriptVersion, t.hash as Hash, a.report as Report
            from calls c
            join transcripts t on t.call_no = c.no and t.version = c.transcript_version
            join assessments a on a.call_no = c.no and a.version = c.assessment_version
            where c.no = @no
            """, new { no }, transaction);
        var utterances = connection.Query<UtteranceRow>("""
            select seq as Seq, role as Role, text as Text, start_ms as StartMs, end_ms as EndMs, confidence as Confidence, words as Words
            from utterances where call_no = @no and transcript_version = @version order by seq
            """, new { no, version = head.TranscriptVersion }, transaction, buffered: false);
        var call = new Call(CallPayload.ReadHeader(head.Header), [.. utterances.Select(row => row.ToUtterance())]);
        return new StoredCall(call, (int)head.TranscriptVersion, head.Hash, CallPayload.ReadAssessment(head.Report));
    }

    private sealed record HeadRow(string Header, long TranscriptVersion, string Hash, byte[] Report);

    private sealed record UtteranceRow(long Seq, long Role, string Text, long? StartMs, long? EndMs, double? Confidence, string? Words)
    {
        public Utterance ToUtterance() => new(
            (int)Seq, (Role)Role, StoredText.Decode(Text), (int?)StartMs, (int?)EndMs, Confidence, CallPayload.ReadWords(Words));
    }
}

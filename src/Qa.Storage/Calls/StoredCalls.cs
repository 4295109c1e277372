using System.Data.Common;
using Dapper;
using Qa.Domain.Calls;

namespace Qa.Storage.Calls;

/// <summary>Puts a call together from its rows.</summary>
internal static class StoredCalls
{
    /// <returns>The newest version, or null.</returns>
    public static StoredCall? Load(DbConnection connection, string callId, Dialect dialect)
    {
        // Most calls that are asked for by id are new ones: they cost one look, and a call that is there stays there.
        if (connection.QuerySingleOrDefault<long?>("select no from calls where call_id = @id", new { id = StoredText.Encode(callId) }) is not { } no)
            return null;

        using var snapshot = Snapshot.Of(connection);
        return Load(connection, no, dialect, snapshot);
    }

    /// <param name="transaction">One snapshot for all the statements.</param>
    public static StoredCall Load(DbConnection connection, long no, Dialect dialect, DbTransaction transaction)
    {
        var head = connection.QuerySingle<HeadRow>("""
            select t.header as Header, c.transcript_version as TranscriptVersion, t.hash as Hash, a.report as Report
            from calls c
            join transcripts t on t.call_no = c.no and t.version = c.transcript_version
            join assessments a on a.call_no = c.no and a.version = c.assessment_version
            where c.no = @no
            """, new { no }, transaction);
        return new StoredCall(
            new Call(CallPayload.ReadHeader(head.Header), Utterances(connection, no, head.TranscriptVersion, dialect, transaction)),
            (int)head.TranscriptVersion, head.Hash, CallPayload.ReadAssessment(head.Report));
    }

    // Read by hand: most rows of a call are these, and the widths of their numbers differ between the stores.
    private static ImmutableArray<Utterance> Utterances(DbConnection connection, long no, long version, Dialect dialect, DbTransaction transaction)
    {
        using var rows = connection.ExecuteReader(
            $"select seq, role, text, start_ms, end_ms, confidence, words from utterances where {dialect.UtterancesOfTranscript} order by seq",
            new { no, version }, transaction);
        var utterances = ImmutableArray.CreateBuilder<Utterance>();
        while (rows.Read())
        {
            utterances.Add(new Utterance(
                rows.GetInt32(0), (Role)rows.GetInt32(1), StoredText.Decode(rows.GetString(2)), Milliseconds(3), Milliseconds(4),
                rows.IsDBNull(5) ? null : rows.GetDouble(5), CallPayload.ReadWords(rows.IsDBNull(6) ? null : rows.GetString(6))));
        }

        return utterances.ToImmutable();

        int? Milliseconds(int column) => rows.IsDBNull(column) ? null : rows.GetInt32(column);
    }

    private sealed record HeadRow(string Header, long TranscriptVersion, string Hash, byte[] Report);
}

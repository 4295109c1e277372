using Microsoft.Data.Sqlite;
using Qa.Domain.Calls;
using Qa.Storage.Sqlite;
using Qa.Storage.Trends;
using static SQLitePCL.raw;

namespace Qa.Storage.Calls;

/// <summary>Calls in SQLite. Every commit is one work item of the group writer: rows, assessment, search index and outbox stand or fall together.</summary>
internal sealed class SqliteCallArchive(SqliteStore store, SqliteOutbox outbox, TimeProvider clock) : ICallArchive
{
    public Task<StoredCall?> Load(string callId, CancellationToken cancellation = default) =>
        store.Read(connection => StoredCalls.Load(connection, callId, store.Dialect), cancellation);

    public async Task Commit(CallCommit commit, CancellationToken cancellation = default)
    {
        var row = CallRow.Of(commit);
        await store.Write(session => Write(session, row, clock.GetUtcNow().UtcTicks), cancellation);
        if (!row.Facts.IsEmpty)
            outbox.Signal();
    }

    private static void Write(WriteSession session, CallRow row, long at)
    {
        try
        {
            var no = WriteCall(session, row);
            if (row.Commit.NewTranscript)
                WriteTranscript(session, no, row, at);
            WriteAssessment(session, no, row, at);
            WriteHits(session, no, row);
            NameTables.Write(session, row.Commit.Call.Header);
            SqliteOutbox.Write(session, row.Facts);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == SQLITE_CONSTRAINT)
        {
            throw row.Conflict();
        }
    }

    private static long WriteCall(WriteSession session, CallRow row)
    {
        var commit = row.Commit;
        var known = session["select no, transcript_version, assessment_version from calls where call_id = ?1"]
            .Bind(1, commit.Call.Header.CallId)
            .First(found => new Known(found.Long(0), found.Long(1), found.Long(2)));
        if (!row.Follows(known?.TranscriptVersion ?? 0, known?.AssessmentVersion ?? 0))
            throw row.Conflict();
        if (known is null)
        {
            BindCall(session["""
                insert into calls (call_id, agent_id, team_id, business_line, direction, started_local, started_offset, duration_ms, utterances,
                  transcript_version, assessment_version, total, vetoed, worst_severity, serious, broken_rules)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
                """], row).Run();
            return session.LastInsertedId;
        }

        BindCall(session["""
            update calls set agent_id = ?2, team_id = ?3, business_line = ?4, direction = ?5, started_local = ?6, started_offset = ?7, duration_ms = ?8,
              utterances = ?9, transcript_version = ?10, assessment_version = ?11, total = ?12, vetoed = ?13, worst_severity = ?14,
              serious = ?15, broken_rules = ?16
            where call_id = ?1
            """], row).Run();
        return known.No;
    }

    private static Statement BindCall(Statement statement, CallRow row)
    {
        var header = row.Commit.Call.Header;
        return statement
            .Bind(1, header.CallId)
            .Bind(2, header.AgentId)
            .Bind(3, header.TeamId)
            .Bind(4, (long?)header.BusinessLine)
            .Bind(5, (long?)header.Direction)
            .Bind(6, header.StartedAt.Ticks)
            .Bind(7, (long)header.StartedAt.Offset.TotalMinutes)
            .Bind(8, (long?)row.DurationMs)
            .Bind(9, row.Commit.Call.Utterances.Length)
            .Bind(10, row.Commit.TranscriptVersion)
            .Bind(11, row.Commit.Assessment.Version)
            .Bind(12, row.Total)
            .Bind(13, row.Commit.Assessment.Vetoed ? 1 : 0)
            .Bind(14, (long?)row.WorstSeverity)
            .Bind(15, row.IsSerious ? 1 : 0)
            .Bind(16, row.BrokenRules);
    }

    private static void WriteTranscript(WriteSession session, long no, CallRow row, long at)
    {
        var version = row.Commit.TranscriptVersion;
        session["insert into transcripts (call_no, version, hash, header, at) values (?1, ?2, ?3, ?4, ?5)"]
            .Bind(1, no).Bind(2, version).Bind(3, row.Commit.TranscriptHash).Bind(4, row.Header).Bind(5, at).Run();

        var insert = session["""
            insert into utterances (call_no, transcript_version, seq, role, text, start_ms, end_ms, confidence, words)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """];
        foreach (var utterance in row.Commit.Call.Utterances)
        {
            insert.Bind(1, no).Bind(2, version).Bind(3, utterance.Seq).Bind(4, (int)utterance.Role).Bind(5, utterance.Text)
                .Bind(6, (long?)utterance.StartMs).Bind(7, (long?)utterance.EndMs).Bind(8, utterance.Confidence)
                .Bind(9, CallPayload.WriteWords(utterance.Words)).Run();
        }

        if (version > 1)
            session["delete from call_text where rowid = ?1"].Bind(1, no).Run();
        session["insert into call_text (rowid, words) values (?1, ?2)"].Bind(1, no).Bind(2, row.Words).Run();
    }

    private static void WriteAssessment(WriteSession session, long no, CallRow row, long at)
    {
        var assessment = row.Commit.Assessment;
        session["""
            insert into assessments (call_no, version, transcript_version, transcript_hash, rulebook, total, vetoed, at, report)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """]
            .Bind(1, no).Bind(2, assessment.Version).Bind(3, row.Commit.TranscriptVersion).Bind(4, row.Commit.TranscriptHash)
            .Bind(5, assessment.Inputs.Rulebook).Bind(6, row.Total).Bind(7, assessment.Vetoed ? 1 : 0).Bind(8, at).Bind(9, row.Report).Run();
    }

    private static void WriteHits(WriteSession session, long no, CallRow row)
    {
        if (row.Commit.Assessment.Version > 1)
            session["delete from call_hits where call_no = ?1"].Bind(1, no).Run();

        var insert = session["insert into call_hits (rule, started_local, call_no, severity, total) values (?1, ?2, ?3, ?4, ?5)"];
        foreach (var hit in row.Hits)
        {
            insert.Bind(1, hit.Rule).Bind(2, row.Commit.Call.Header.StartedAt.Ticks).Bind(3, no)
                .Bind(4, (int)hit.Severity).Bind(5, row.Total).Run();
        }
    }

    private sealed record Known(long No, long TranscriptVersion, long AssessmentVersion);
}

using Npgsql;
using Qa.Domain.Calls;
using Qa.Storage.Postgres;
using Qa.Storage.Trends;

namespace Qa.Storage.Calls;

/// <summary>Writes many calls in one transaction: one look at what is there, then one statement a table.</summary>
internal sealed class CallGroup(PostgresStore store, PostgresOutbox outbox, TimeProvider clock) : GroupWork<CallRow>(store)
{
    // Utterances, so that a group of long calls stays small.
    public override int MostWeight => 20_000;

    public override string Key(CallRow row) => row.Head.CallId;

    public override int Weight(CallRow row) => Math.Max(40, row.Commit.Call.Utterances.Length);

    // Also after a month was dropped since it was last seen.
    public override bool MayTryAgain(Exception error)
    {
        if (error is not PostgresException { SqlState: PostgresErrorCodes.CheckViolation })
            return base.MayTryAgain(error);

        Store.Months.Forget();
        return true;
    }

    public override async Task<Exception?[]> Commit(IReadOnlyList<CallRow> rows)
    {
        await Store.Months.Ensure(rows.Where(row => row.Commit.NewTranscript).Select(row => UtteranceMonths.Of(row.Head.StartedAt)));
        await using var connection = await Store.Connections.Writers.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var (accepted, refused) = await Numbered(connection, rows);
        if (accepted.Count > 0)
        {
            try
            {
                await Write(connection, accepted);
            }
            catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UniqueViolation && rows.Count == 1)
            {
                // Another silo was first.
                return [rows[0].Conflict()];
            }
        }

        await transaction.CommitAsync();
        return refused;
    }

    /// <summary>Finds which rows follow what is there, and gives each its call's number. Known calls are locked, in one order for all silos.</summary>
    private static async Task<(List<NumberedCall> Accepted, Exception?[] Refused)> Numbered(NpgsqlConnection connection, IReadOnlyList<CallRow> rows)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            "select call_id, no, transcript_version, assessment_version from calls where call_id = any($1) order by call_id for update",
            rows.Texts(row => row.Head.CallId));
        batch.Add("select nextval('call_numbers') from generate_series(1, $1)", rows.Count(row => row.Commit.Assessment.Version == 1));
        await using var reader = await batch.ExecuteReaderAsync();
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
            known.Add(StoredText.Decode(reader.GetString(0)), new Known(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
        await reader.NextResultAsync();

        var accepted = new List<NumberedCall>(rows.Count);
        var refused = new Exception?[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var found = known.GetValueOrDefault(rows[i].Head.CallId);
            if (!rows[i].Follows(found?.TranscriptVersion ?? 0, found?.AssessmentVersion ?? 0))
                refused[i] = rows[i].Conflict();
            else if (found is not null)
                accepted.Add(new NumberedCall(found.No, rows[i], IsNew: false));
            else if (await reader.ReadAsync())
                accepted.Add(new NumberedCall(reader.GetInt64(0), rows[i], IsNew: true));
        }

        accepted.Sort((left, right) => string.CompareOrdinal(left.Head.CallId, right.Head.CallId));
        return (accepted, refused);
    }

    private async Task Write(NpgsqlConnection connection, List<NumberedCall> calls)
    {
        var at = clock.GetUtcNow().UtcTicks;
        await using var batch = new NpgsqlBatch(connection);
        CallInserts.Calls(batch, calls.FindAll(call => call.IsNew));
        CallInserts.Updates(batch, calls.FindAll(call => !call.IsNew));
        TranscriptInserts.Add(batch, calls.FindAll(call => call.Row.Commit.NewTranscript), at);
        CallInserts.Assessments(batch, calls, at);
        CallInserts.Hits(batch, calls);
        NameInserts.Add(batch, calls.ConvertAll(call => call.Head));
        outbox.Add(batch, [.. calls.SelectMany(call => call.Row.Facts)]);
        await batch.ExecuteNonQueryAsync();
    }

    private sealed record Known(long No, long TranscriptVersion, long AssessmentVersion);
}

/// <summary>A commit with the number of its call.</summary>
internal sealed record NumberedCall(long No, CallRow Row, bool IsNew)
{
    public CallHeader Head => Row.Head;
}

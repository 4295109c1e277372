using Qa.Api.Problems;
using Qa.Contracts.Calls;

namespace Qa.Api.Calls;

/// <summary>What became of a line.</summary>
public enum BatchStatus
{
    Accepted,
    Unchanged,
    NewVersion,
    Rejected,
}

/// <summary>The answer to one line of a batch.</summary>
/// <param name="Line">1-based line of the request, blank lines counted.</param>
/// <param name="CallId">Absent where it could not be read.</param>
/// <param name="Problem">Only when rejected; with status 429 or 503 the same line may be sent again later.</param>
public sealed record BatchLineAnswer(
    long Line, string? CallId, BatchStatus Status, int? TranscriptVersion, int? AssessmentVersion, ProblemDocument? Problem)
{
    internal static BatchLineAnswer Of(long line, SubmitReceipt receipt) => new(
        line, receipt.CallId, StatusOf(receipt.Status), receipt.TranscriptVersion, receipt.Assessment.Version, null);

    internal static BatchLineAnswer Rejected(long line, string? callId, Problem problem, string language) => new(
        line, callId, BatchStatus.Rejected, null, null, problem.Document(language, instance: null, traceId: null));

    private static BatchStatus StatusOf(SubmitStatus status) => status switch
    {
        SubmitStatus.Accepted => BatchStatus.Accepted,
        SubmitStatus.Unchanged => BatchStatus.Unchanged,
        _ => BatchStatus.NewVersion,
    };
}

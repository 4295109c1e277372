using Qa.Domain.Scoring;
using Qa.Domain.Trends;

namespace Qa.Domain.Calls;

/// <summary>A call as it is kept, in its newest version.</summary>
/// <param name="TranscriptVersion">1 for the first content; grows when the call id comes again with other content. Older contents are kept.</param>
public sealed record StoredCall(Call Call, int TranscriptVersion, string TranscriptHash, Assessment Assessment);

/// <summary>One atomic step in a call's life: the transcript (when it is new), the assessment, and the facts for the agents' statistics.</summary>
/// <param name="NewTranscript">False for a re-score of the same content: then no utterance is written again.</param>
/// <param name="Facts">The outbox: each is delivered to its agent at least once after the commit.</param>
public sealed record CallCommit(
    Call Call,
    int TranscriptVersion,
    string TranscriptHash,
    bool NewTranscript,
    Assessment Assessment,
    ImmutableArray<CallFact> Facts);

/// <summary>Where calls are kept. Commits of many calls are grouped; a returned commit survives a crash.</summary>
public interface ICallArchive
{
    /// <returns>The newest version, or null for an unknown call.</returns>
    Task<StoredCall?> Load(string callId, CancellationToken cancellation = default);

    /// <summary>Writes everything or nothing. Returns after the data is on disk.</summary>
    /// <exception cref="ConflictingCommitException">This version of the call exists already: a retry or a second activation. Load and compare.</exception>
    /// <exception cref="StorageUnavailableException">Nothing was written: disk full, file locked, read-only.</exception>
    Task Commit(CallCommit commit, CancellationToken cancellation = default);
}

/// <summary>A version that is to be written exists already.</summary>
[GenerateSerializer, Alias("qa.conflicting-commit")]
public sealed class ConflictingCommitException(string what) : Exception($"{what} was already written by someone else.");

/// <summary>The store refused a write, and nothing of it was kept.</summary>
/// <param name="remedy">What a person can do, such as "free disk space".</param>
[GenerateSerializer, Alias("qa.storage-unavailable")]
public sealed class StorageUnavailableException(string message, string remedy, Exception? inner = null) : Exception(message, inner)
{
    [Id(0)] public string Remedy { get; } = remedy;
}

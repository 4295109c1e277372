using System.Text.Json;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Qa.Storage.Trends;

namespace Qa.Storage.Calls;

/// <summary>A commit, ready to be bound: everything that takes time is done on the caller's thread, not on the writer's.</summary>
internal sealed record CallRow(
    CallCommit Commit,
    string Header,
    byte[] Report,
    string? Words,
    ImmutableArray<string> Facts,
    ImmutableArray<RuleOutcome> Hits,
    string BrokenRules,
    int? DurationMs,
    long Total)
{
    /// <exception cref="ArgumentException">The seqs of the utterances do not ascend.</exception>
    public static CallRow Of(CallCommit commit)
    {
        var utterances = commit.Call.Utterances;
        for (var i = 1; i < utterances.Length; i++)
        {
            if (utterances[i].Seq <= utterances[i - 1].Seq)
                throw new ArgumentException($"Utterance {utterances[i].Seq} of call {commit.Call.Header.CallId} follows {utterances[i - 1].Seq}; seqs must ascend.", nameof(commit));
        }

        ImmutableArray<RuleOutcome> hits = [.. commit.Assessment.Hits.OrderByDescending(hit => hit.Severity).ThenBy(hit => hit.Rule, StringComparer.Ordinal)];
        return new CallRow(
            commit,
            CallPayload.WriteHeader(commit.Call.Header),
            CallPayload.WriteAssessment(commit.Assessment),
            commit.NewTranscript ? SearchText.Document(utterances.Select(utterance => utterance.Text)) : null,
            [.. commit.Facts.Select(FactJson.Write)],
            hits,
            JsonSerializer.Serialize(hits.Select(hit => hit.Rule)),
            utterances.Max(utterance => utterance.EndMs ?? utterance.StartMs),
            (long)decimal.Round(commit.Assessment.Total * 100m, MidpointRounding.AwayFromZero));
    }

    public CallHeader Head => Commit.Call.Header;

    public Severity? WorstSeverity => Hits.IsEmpty ? null : Hits[0].Severity;

    public bool IsSerious => WorstSeverity >= Severity.Serious;

    /// <summary>Versions are written in order, each once; anything else means that the writer's picture of the call is old.</summary>
    /// <param name="transcriptVersion">What is there; 0 for an unknown call.</param>
    /// <param name="assessmentVersion">What is there; 0 for an unknown call.</param>
    public bool Follows(long transcriptVersion, long assessmentVersion) =>
        Commit.Assessment.Version == assessmentVersion + 1
        && Commit.TranscriptVersion == (Commit.NewTranscript ? transcriptVersion + 1 : transcriptVersion);

    public ConflictingCommitException Conflict() =>
        new($"Version {Commit.Assessment.Version} of call {Head.CallId} (transcript {Commit.TranscriptVersion})");
}

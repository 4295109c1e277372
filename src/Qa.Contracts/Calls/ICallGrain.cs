using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Contracts.Calls;

/// <summary>One call, from transcript to score card. Keyed by the call id. Judging 10,000 utterances may take seconds, so its timeouts are longer than usual.</summary>
[Alias("qa.call-grain")]
public interface ICallGrain : IGrainWithStringKey
{
    /// <summary>Judges a whole call and keeps it. Returns after the commit. The same content again changes nothing;
    /// other content under the same id becomes a new transcript version, and the old one is kept.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was kept; try again later.</exception>
    [Alias("submit"), ResponseTimeout("00:00:30")] Task<SubmitReceipt> Submit(Call call);

    /// <summary>Judges the kept transcript again with the rulebook in force now. The same inputs give the kept assessment back, unchanged.</summary>
    /// <returns>Null for an unknown call.</returns>
    [Alias("rescore"), ResponseTimeout("00:00:30")] Task<Assessment?> Rescore();

    /// <returns>Null for an unknown call.</returns>
    [Alias("get")] Task<CallView?> Get();

    /// <summary>Why each rule hit or not, computed again from the kept transcript and the rulebook version of the assessment.</summary>
    /// <param name="rule">One rule's id, or null for all.</param>
    /// <returns>Empty for an unknown call or rule.</returns>
    [Alias("explain"), ResponseTimeout("00:00:30")] Task<ImmutableArray<RuleTrace>> Explain(string? rule);
}

public enum SubmitStatus
{
    Accepted,

    /// <summary>The same content was here already.</summary>
    Unchanged,

    /// <summary>The call id was known with other content.</summary>
    NewVersion,
}

[GenerateSerializer, Immutable, Alias("qa.submit-receipt")]
public sealed record SubmitReceipt(string CallId, SubmitStatus Status, int TranscriptVersion, Assessment Assessment);

[GenerateSerializer, Immutable, Alias("qa.call-view")]
public sealed record CallView(Call Call, int TranscriptVersion, Assessment Assessment);

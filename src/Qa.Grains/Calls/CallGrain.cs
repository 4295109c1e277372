using Orleans.Configuration;
using Qa.Contracts.Calls;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Qa.Grains.Rulebooks;

namespace Qa.Grains.Calls;

// A call is submitted once and then rarely asked for: a short stay in memory keeps a long import small.
[CollectionAgeLimit(Minutes = 2)]
internal sealed class CallGrain(ICallArchive archive, RulebookCache rulebooks) : Grain, ICallGrain
{
    private StoredCall? _kept;
    private bool _loaded;

    public async Task<SubmitReceipt> Submit(Call call)
    {
        if (!string.Equals(call.Header.CallId, this.GetPrimaryKeyString(), StringComparison.Ordinal))
            throw new ArgumentException($"Call {call.Header.CallId} was sent to call {this.GetPrimaryKeyString()}.", nameof(call));

        var hash = CallJson.Hash(call);
        var before = await Kept();
        if (before is not null && Same(before.TranscriptHash, hash))
            return Receipt(before, SubmitStatus.Unchanged);

        var book = await rulebooks.Current();
        var assessment = await CallJudge.Assess(book, call, hash, (before?.Assessment.Version ?? 0) + 1);
        var status = before is null ? SubmitStatus.Accepted : SubmitStatus.NewVersion;
        var after = new StoredCall(call, (before?.TranscriptVersion ?? 0) + 1, hash, assessment);
        return Receipt(await Keep(before, after, newTranscript: true), status);
    }

    public async Task<Assessment?> Rescore()
    {
        if (await Kept() is not { } before)
            return null;

        var book = await rulebooks.Current();
        if (Same(before.Assessment.Inputs.Rulebook, book.Book.Reference))
            return before.Assessment;

        var assessment = await CallJudge.Assess(book, before.Call, before.TranscriptHash, before.Assessment.Version + 1);
        return (await Keep(before, before with { Assessment = assessment }, newTranscript: false)).Assessment;
    }

    public async Task<CallView?> Get() =>
        await Kept() is { } kept ? new CallView(kept.Call, kept.TranscriptVersion, kept.Assessment) : null;

    public async Task<ImmutableArray<RuleTrace>> Explain(string? rule)
    {
        if (await Kept() is not { } kept)
            return [];

        var book = await rulebooks.At(kept.Assessment.Inputs.Rulebook);
        return await CallJudge.Explain(book, kept.Call, rule);
    }

    private async Task<StoredCall?> Kept()
    {
        if (!_loaded)
        {
            _kept = await archive.Load(this.GetPrimaryKeyString());
            _loaded = true;
        }

        return _kept;
    }

    private async Task<StoredCall> Keep(StoredCall? before, StoredCall after, bool newTranscript)
    {
        // Until the commit has answered, what is kept is not known.
        _loaded = false;
        try
        {
            await archive.Commit(new CallCommit(
                after.Call, after.TranscriptVersion, after.TranscriptHash, newTranscript, after.Assessment, Facts(before, after)));
        }
        catch (ConflictingCommitException)
        {
            // Either an earlier try of ours was committed after all, or a second activation wrote: then this one must not go on.
            if (await Kept() is { } kept && Same(kept.TranscriptHash, after.TranscriptHash) && kept.Assessment.Inputs == after.Assessment.Inputs)
                return kept;

            DeactivateOnIdle();
            throw;
        }

        (_kept, _loaded) = (after, true);
        return after;
    }

    private static ImmutableArray<CallFact> Facts(StoredCall? before, StoredCall after)
    {
        var fact = CallFact.Of(after.Call.Header, after.Assessment);
        return before is null || Same(before.Call.Header.AgentId, fact.AgentId)
            ? [fact]
            : [CallFact.Withdrawn(before.Call.Header, after.Assessment.Version), fact];
    }

    private static SubmitReceipt Receipt(StoredCall kept, SubmitStatus status) =>
        new(kept.Call.Header.CallId, status, kept.TranscriptVersion, kept.Assessment);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}

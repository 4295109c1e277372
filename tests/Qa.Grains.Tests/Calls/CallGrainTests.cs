using Qa.Contracts.Calls;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Grains.Tests.Calls;

public sealed class CallGrainTests(GrainsCluster cluster)
{
    [Fact]
    public async Task Judges_a_call_and_keeps_it()
    {
        var call = Some.Call(said: "这个产品保本");

        var receipt = await cluster.Submit(call);

        Assert.Equal(SubmitStatus.Accepted, receipt.Status);
        Assert.True(receipt.Assessment.Vetoed);
        Assert.Equal(36.36m, receipt.Assessment.Total); // compliance 0 of 35, attitude 100 of 20, the other weights renormalised away
        Assert.Equal(CallJson.Hash(call), receipt.Assessment.Inputs.Transcript);
        var view = await cluster.Call(call.Header.CallId).Get();
        Assert.Equal(CallJson.Write(call), CallJson.Write(view!.Call));
        Assert.Equal(ReportJson.Write(receipt.Assessment), ReportJson.Write(view.Assessment));
    }

    [Fact]
    public async Task Changes_nothing_when_the_same_content_comes_again()
    {
        var call = Some.Call();
        await cluster.Submit(call);

        var again = await cluster.Submit(call);

        Assert.Equal(SubmitStatus.Unchanged, again.Status);
        Assert.Equal(1, again.Assessment.Version);
        Assert.Single(cluster.Store.Commits, commit => commit.Call.Header.CallId == call.Header.CallId);
    }

    [Fact]
    public async Task Makes_a_new_version_of_other_content_under_the_same_id()
    {
        var id = Some.Id();
        await cluster.Submit(Some.Call(id, said: "您好"));

        var second = await cluster.Submit(Some.Call(id, said: "这个产品保本"));

        Assert.Equal(SubmitStatus.NewVersion, second.Status);
        Assert.Equal(2, second.TranscriptVersion);
        Assert.Equal(2, second.Assessment.Version);
        Assert.Equal([true, true], cluster.Store.Commits.Where(commit => commit.Call.Header.CallId == id).Select(commit => commit.NewTranscript));
    }

    [Fact]
    public async Task Takes_the_call_away_from_the_agent_who_no_longer_owns_it()
    {
        var (id, before, after) = (Some.Id(), Some.Id(), Some.Id());
        await cluster.Submit(Some.Call(id, before, "T-moved"));

        await cluster.Submit(Some.Call(id, after, "T-moved"));

        var facts = cluster.Store.Commits.Last(commit => commit.Call.Header.CallId == id).Facts;
        Assert.Equal([(before, true), (after, false)], facts.Select(fact => (fact.AgentId, fact.Contribution is null)));
        Assert.Null(await GrainsCluster.Eventually(() => cluster.Agent(before).Get(), agent => agent is null));
        Assert.NotNull(await GrainsCluster.Eventually(() => cluster.Agent(after).Get(), agent => agent is not null));
    }

    [Fact]
    public async Task Keeps_the_assessment_when_it_is_scored_again_with_the_same_rulebook()
    {
        var call = Some.Call(said: "烦死了");
        var receipt = await cluster.Submit(call);

        var again = await cluster.Call(call.Header.CallId).Rescore();

        Assert.Equal(ReportJson.Write(receipt.Assessment), ReportJson.Write(again!));
        Assert.Single(cluster.Store.Commits, commit => commit.Call.Header.CallId == call.Header.CallId);
    }

    [Fact]
    public async Task Scores_again_with_a_newer_rulebook_and_explains_with_the_one_that_judged()
    {
        var call = Some.Call(said: "稳赚不赔");
        var id = call.Header.CallId;
        var first = await cluster.Submit(call);
        var word = "稳赚不赔";
        var version = (await cluster.Rulebook().Publish(Some.Pack(veto: word, example: word), "tests")).Version!;
        var explainedBefore = await cluster.Call(id).Explain("T01");

        var second = await GrainsCluster.Eventually(() => cluster.Call(id).Rescore(), again => again!.Version > 1);

        Assert.False(first.Assessment.Vetoed);
        Assert.True(second!.Vetoed);
        Assert.Equal(2, second.Version);
        Assert.Equal($"{Some.Rulebook}@{version.Version}", second.Inputs.Rulebook);
        Assert.Equal(Outcome.NoHit, Assert.Single(explainedBefore).Outcome);
        Assert.Equal(Outcome.Hit, Assert.Single(await cluster.Call(id).Explain("T01")).Outcome);
        Assert.False(cluster.Store.Commits.Last(commit => commit.Call.Header.CallId == id).NewTranscript);

        // The other tests rely on the pack as it was.
        var restored = (await cluster.Rulebook().Publish(Some.Pack(), "tests")).Version!.Version;
        // Each silo hears of it in its own time: many calls, so that both of them are asked.
        await GrainsCluster.Eventually(
            () => Task.WhenAll(Enumerable.Range(0, 24).Select(_ => cluster.Submit(Some.Call()))),
            receipts => receipts.All(receipt => receipt.Assessment.Inputs.Rulebook == $"{Some.Rulebook}@{restored}"));
    }

    [Fact]
    public async Task Tells_what_to_do_when_the_store_refuses_and_keeps_nothing()
    {
        var call = Some.Call();
        cluster.Store.BeforeCommit[call.Header.CallId] = () => throw new StorageUnavailableException("The disk is full.", "Free disk space.");

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => cluster.Submit(call));
        var kept = await cluster.Call(call.Header.CallId).Get();
        cluster.Store.BeforeCommit.Remove(call.Header.CallId, out _);
        var later = await cluster.Submit(call);

        Assert.Equal("Free disk space.", error.Remedy);
        Assert.Null(kept);
        Assert.Equal(SubmitStatus.Accepted, later.Status);
    }

    [Fact]
    public async Task Accepts_its_own_earlier_try_as_done()
    {
        var call = Some.Call();
        cluster.Store.BeforeCommit[call.Header.CallId] = () =>
        {
            // Committed, but the answer was lost on the way.
            cluster.Store.BeforeCommit.Remove(call.Header.CallId, out _);
            cluster.Store.Put(new StoredCall(call, 1, CallJson.Hash(call), Graded(call)));
        };

        var receipt = await cluster.Submit(call);

        Assert.Equal(1, receipt.Assessment.Version);

        Assessment Graded(Call judged)
        {
            var book = CompiledRulebook.Compile(Qa.Rulebooks.RulebookReader.Read(Some.Pack()).Book! with { Version = Current() });
            var inputs = new AssessmentInputs(CallJson.Hash(judged), book.Book.Reference, AssessmentInputs.None, book.Book.Reference, AssessmentInputs.None);
            return ScoreSheet.Grade(judged.Header.CallId, 1, inputs, book.Book.Scoring, book.Judge(judged));
        }

        int Current() => cluster.Rulebook().Versions().Result[^1].Version;
    }

    [Fact]
    public async Task Gives_way_to_another_writer_and_reads_again_what_that_one_wrote()
    {
        var call = Some.Call(said: "您好");
        var id = call.Header.CallId;
        var other = Some.Call(id, said: "别的内容");
        var otherReceipt = await cluster.Submit(Some.Call(said: "别的内容"));
        cluster.Store.BeforeCommit[id] = () =>
        {
            cluster.Store.BeforeCommit.Remove(id, out _);
            cluster.Store.Put(new StoredCall(other, 1, CallJson.Hash(other), otherReceipt.Assessment with { CallId = id }));
        };

        await Assert.ThrowsAsync<ConflictingCommitException>(() => cluster.Submit(call));
        var view = await cluster.Call(id).Get();
        var retry = await cluster.Submit(call);

        Assert.Equal("别的内容", view!.Call.Utterances[0].Text);
        Assert.Equal(SubmitStatus.NewVersion, retry.Status);
    }

    [Fact]
    public async Task Judges_ten_thousand_utterances()
    {
        var receipt = await cluster.Submit(Some.Call(said: [.. Enumerable.Repeat("您好", 9_999), "这个产品保本"]));

        Assert.Equal(9_999, Assert.Single(receipt.Assessment.Outcomes, outcome => outcome.Rule == "T01").Evidence.Single().Seq);
    }

    [Fact]
    public async Task Knows_nothing_of_an_unknown_call()
    {
        var call = cluster.Call(Some.Id());

        Assert.Null(await call.Get());
        Assert.Null(await call.Rescore());
        Assert.Empty(await call.Explain(null));
    }

    [Fact]
    public async Task Refuses_a_call_of_another_id() =>
        await Assert.ThrowsAsync<ArgumentException>(() => cluster.Call(Some.Id()).Submit(Some.Call()));
}

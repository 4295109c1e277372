using System.Text.RegularExpressions;
using Qa.Domain.Calls;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Qa.Storage.Calls;

namespace Qa.Storage.Tests.Calls;

public abstract class CallArchiveTests(StoreKind kind) : IDisposable
{
    private readonly TempStore _store = TempStore.Create(kind);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task An_unknown_call_is_null()
    {
        Assert.Null(await _store.Archive.Load("nobody"));
        Assert.Empty(await _store.Calls.History("nobody"));
    }

    [Fact]
    public async Task Gives_back_what_was_committed()
    {
        var call = Some.Call("C-1", "您好", "我想问一下理财") with { };
        call = call with
        {
            Utterances = call.Utterances.Add(new Utterance(7, Role.System, "录音", null, null, 0.5, [new Word("录", -3, 210, 0.9), new Word("音", 210, 400, null)])),
        };
        var commit = Some.Commit(call, 59.00m, Some.Hit("C01", Severity.Veto), Some.NoHit("A01"));

        await _store.Archive.Commit(commit);
        var stored = await _store.Archive.Load("C-1");

        AssertSame(commit, stored);
    }

    [Fact]
    public async Task A_call_survives_a_restart()
    {
        using var place = new TempPlace(kind);
        using (var first = TempStore.Open(kind, place.Name))
            await first.Archive.Commit(Some.Commit());

        using (var second = TempStore.Open(kind, place.Name))
            AssertSame(Some.Commit(), await second.Archive.Load("C-1"));
    }

    [Fact]
    public async Task A_rescore_keeps_the_transcript_and_the_older_judgement()
    {
        var first = Some.Commit();
        var second = Some.Rescored(first, 59m, Some.Hit("C01", Severity.Veto));

        await _store.Archive.Commit(first);
        await _store.Archive.Commit(second);

        AssertSame(second, await _store.Archive.Load("C-1"));
        var history = await _store.Calls.History("C-1");
        Assert.Equal([(2, 1, 59m, true), (1, 1, 88.75m, false)], history.Select(line => (line.AssessmentVersion, line.TranscriptVersion, line.Total, line.Vetoed)));
        Assert.Equal(["finance-zh@2", "finance-zh@1"], history.Select(line => line.Rulebook));
    }

    [Fact]
    public async Task Other_content_becomes_a_new_version_and_lists_follow()
    {
        var first = Some.Commit(Some.Call("C-1", "旧的内容"), 88m, Some.Hit("C01"));
        var second = Some.Replaced(first, Some.Call(Some.Header("C-1", agent: "A2", startedAt: Some.Start.AddDays(1)), "新的说法", "第二句"));

        await _store.Archive.Commit(first);
        await _store.Archive.Commit(second);

        AssertSame(second, await _store.Archive.Load("C-1"));
        Assert.Equal(["hash-2", "hash-1"], (await _store.Calls.History("C-1")).Select(line => line.TranscriptHash));
        Assert.Empty((await _store.Calls.Search(new CallFilter(Text: "旧的"))).Items);
        Assert.Empty((await _store.Calls.Search(new CallFilter(Rule: "C01"))).Items);
        Assert.Empty((await _store.Calls.Search(new CallFilter(Agent: "A1"))).Items);
        var listed = Assert.Single((await _store.Calls.Search(new CallFilter(Text: "新的", Agent: "A2"))).Items);
        Assert.Equal((2, Some.Start.AddDays(1)), (listed.Utterances, listed.StartedAt));
    }

    public static TheoryData<string, Func<CallCommit, CallCommit>> Conflicts => new()
    {
        { "the same again", first => first },
        { "the same version with other words", first => first with { Call = Some.Call("C-1", "别的话") } },
        { "a rescore that skips a version", first => Some.Rescored(Some.Rescored(first, 1m), 2m) },
        { "a transcript that skips a version", first => Some.Replaced(first, first.Call) with { TranscriptVersion = 3 } },
        { "a rescore of a transcript that is not the newest", first => Some.Rescored(first, 1m) with { TranscriptVersion = 2 } },
    };

    [Theory]
    [MemberData(nameof(Conflicts))]
    public async Task A_version_that_does_not_follow_is_a_conflict_and_changes_nothing(string why, Func<CallCommit, CallCommit> next)
    {
        var first = Some.Commit();
        await _store.Archive.Commit(first);

        await Assert.ThrowsAsync<ConflictingCommitException>(() => _store.Archive.Commit(next(first)));

        AssertSame(first, await _store.Archive.Load("C-1"));
        Assert.True((await _store.Outbox.Pending(0, 10)).Count == 1, why);
    }

    [Fact]
    public async Task The_first_commit_of_a_call_must_be_its_first_version() =>
        await Assert.ThrowsAsync<ConflictingCommitException>(() => _store.Archive.Commit(Some.Rescored(Some.Commit(), 1m)));

    [Fact]
    public async Task Of_many_who_write_the_same_version_at_once_one_wins()
    {
        var writers = Enumerable.Range(0, 20).Select(i => _store.Archive.Commit(Some.Commit(Some.Call("C-1", $"第{i}个")))).ToList();

        await Task.WhenAll(writers.Select(writer => writer.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(1, writers.Count(writer => writer.IsCompletedSuccessfully));
        Assert.All(writers.Where(writer => writer.IsFaulted), writer => Assert.IsType<ConflictingCommitException>(writer.Exception!.InnerException));
        Assert.Single((await _store.Archive.Load("C-1"))!.Call.Utterances);
    }

    [Fact]
    public async Task Descending_seqs_are_refused_with_both_numbers()
    {
        var call = Some.Call("C-1", "一", "二") with { Utterances = [new Utterance(4, Role.Agent, "一"), new Utterance(4, Role.Agent, "二")] };

        var error = await Assert.ThrowsAsync<ArgumentException>(() => _store.Archive.Commit(Some.Commit(call)));

        Assert.Contains("4", error.Message, StringComparison.Ordinal);
        Assert.Null(await _store.Archive.Load("C-1"));
    }

    // Written as escapes, because attributes are kept as UTF-8 and would lose what this is about.
    [Theory]
    [InlineData(@"\ud800")]
    [InlineData(@"低代理\udc00后面")]
    [InlineData(@"\udc00\ud800")]
    [InlineData(@"控\u0000制\u001a\u001b\r\n字")]
    [InlineData("😀𠮷")]
    [InlineData("")]
    public async Task Any_text_comes_back_unit_by_unit(string escaped)
    {
        var text = Regex.Unescape(escaped);
        var header = Some.Header("C" + text, agent: "A" + text, team: "T" + text, agentName: text, teamName: text) with { CustomerId = text };
        var call = new Call(header, [new Utterance(0, Role.Agent, text, 0, 1, null, [new Word(text, 0, 1, null)])]);

        var hit = Some.Hit("C01");
        var commit = Some.Commit(call, 88m, hit with { Evidence = [hit.Evidence[0] with { Text = text, ReadAs = text }] });

        await _store.Archive.Commit(commit);
        await _store.Drain();

        AssertSame(commit, await _store.Archive.Load("C" + text));
        var listed = Assert.Single((await _store.Calls.Search(new CallFilter(Team: "T" + text, Agent: "A" + text))).Items);
        Assert.Equal((header.CallId, header.AgentId, header.TeamId, text, text), (listed.CallId, listed.AgentId, listed.TeamId, listed.AgentName, listed.TeamName));
        Assert.Empty((await _store.Audit.Recount()).Differences);
    }

    [Fact]
    public async Task A_call_of_ten_thousand_utterances_is_kept_and_found()
    {
        var texts = Enumerable.Range(0, 10_000).Select(i => $"这是第{i}句话").ToArray();
        var commit = Some.Commit(Some.Call("long", texts));

        await _store.Archive.Commit(commit);

        AssertSame(commit, await _store.Archive.Load("long"));
        Assert.Single((await _store.Calls.Search(new CallFilter(Text: "9999"))).Items);
    }

    [Fact]
    public async Task Facts_wait_in_the_outbox_from_the_commit_on()
    {
        var commit = Some.Commit(Some.Call(), 88m, Some.Hit("C01"), Some.NoHit("A01"));

        await _store.Archive.Commit(commit);
        await _store.Outbox.WaitForMore(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token);

        var entry = Assert.Single(await _store.Outbox.Pending(0, 10));
        Assert.Equivalent(commit.Facts[0], entry.Fact, strict: true);
    }

    internal static void AssertSame(CallCommit expected, StoredCall? stored)
    {
        Assert.NotNull(stored);
        Assert.Equal(expected.TranscriptVersion, stored.TranscriptVersion);
        Assert.Equal(expected.TranscriptHash, stored.TranscriptHash);
        Assert.Equal(ReportJson.Write(expected.Assessment), ReportJson.Write(stored.Assessment));
        var (left, right) = (expected.Call.Header, stored.Call.Header);
        Assert.Equal(left.Attributes.AsEnumerable(), right.Attributes.AsEnumerable());
        Assert.Equal(left.Products.AsEnumerable(), right.Products.AsEnumerable());
        Assert.Equal(left.StartedAt.Offset, right.StartedAt.Offset);
        Assert.Equal(left, right with { Attributes = left.Attributes, Products = left.Products });
        Assert.Equal(expected.Call.Utterances.Length, stored.Call.Utterances.Length);
        foreach (var (wrote, read) in expected.Call.Utterances.Zip(stored.Call.Utterances))
        {
            Assert.Equal(wrote, read with { Words = wrote.Words });
            Assert.Equal(wrote.Words.AsEnumerable(), read.Words.AsEnumerable());
        }
    }
}

public sealed class SqliteCallArchiveTests() : CallArchiveTests(StoreKind.Sqlite);

public sealed class PostgresCallArchiveTests() : CallArchiveTests(StoreKind.Postgres);

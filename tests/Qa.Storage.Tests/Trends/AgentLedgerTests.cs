using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;

namespace Qa.Storage.Tests.Trends;

public abstract class AgentLedgerTests(StoreKind kind) : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private readonly TempStore _store = TempStore.Create(kind);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task An_agent_nobody_has_heard_of_has_an_empty_book()
    {
        var book = await _store.Ledger.Load("A404");

        Assert.Equal(("A404", null, null), (book.AgentId, book.Name, book.TeamId));
        Assert.Empty(book.Days);
        Assert.Empty(await _store.Ledger.Counted("A404", ["C-1"]));
        Assert.Empty(await _store.Ledger.LoadTeam("T404"));
    }

    [Fact]
    public async Task Gives_back_facts_and_tallies_as_they_were_written()
    {
        var fact = Fact("C-1", 1, 5900, ("C01", Outcome.Hit), ("A01", Outcome.NoHit), ("B07", Outcome.CannotBeJudged));
        var tally = Tally.Empty.Add(fact.Contribution!);

        await _store.Ledger.Commit(new AgentBook("A1", null, null, null, [new DayTally("T1", Day, tally), new DayTally(null, Day.AddDays(1), tally)]), [fact]);

        Assert.Equivalent(fact, (await _store.Ledger.Counted("A1", ["C-1", "C-2"]))["C-1"], strict: true);
        var book = await _store.Ledger.Load("A1");
        Assert.Equal([("T1", Day), (null, Day.AddDays(1))], book.Days.Select(day => (day.TeamId, day.Day)));
        foreach (var day in book.Days)
        {
            Assert.Equal((tally.Total, tally.Vetoed), (day.Tally.Total, day.Tally.Vetoed));
            Assert.Equal(tally.Dimensions.AsEnumerable(), day.Tally.Dimensions);
            Assert.Equal(tally.Rules.AsEnumerable(), day.Tally.Rules);
        }
    }

    [Fact]
    public async Task A_withdrawn_fact_is_counted_without_contribution()
    {
        var withdrawn = Fact("C-1", 2, 0) with { Contribution = null };

        await _store.Ledger.Commit(new AgentBook("A1", null, null, null, []), [withdrawn]);

        Assert.Null((await _store.Ledger.Counted("A1", ["C-1"]))["C-1"].Contribution);
    }

    [Fact]
    public async Task A_newer_version_replaces_and_an_empty_day_goes_away()
    {
        var tally = Tally.Empty.Add(Fact("C-1", 1, 5900).Contribution!);
        await _store.Ledger.Commit(new AgentBook("A1", null, null, null, [new DayTally("T1", Day, tally)]), [Fact("C-1", 1, 5900)]);

        await _store.Ledger.Commit(new AgentBook("A1", null, null, null, [new DayTally("T1", Day, Tally.Empty)], Revision: 1), [Fact("C-1", 2, 6000)]);

        Assert.Equal(2, (await _store.Ledger.Counted("A1", ["C-1"]))["C-1"].Version);
        Assert.Empty((await _store.Ledger.Load("A1")).Days);
    }

    [Fact]
    public async Task Of_two_activations_the_one_that_read_earlier_is_refused_and_nothing_is_lost_or_counted_twice()
    {
        await _store.Ledger.Count("A1", Fact("C-1", 1, 5900));
        var stale = await _store.Ledger.Load("A1");
        await _store.Ledger.Count("A1", Fact("C-2", 1, 5900));

        var change = AgentCounting.Count(stale, [Fact("C-3", 1, 5900)], ImmutableDictionary<string, CallFact>.Empty);
        await Assert.ThrowsAsync<ConflictingCommitException>(() => _store.Ledger.Commit(change.Changed, change.Facts));

        Assert.Empty(await _store.Ledger.Counted("A1", ["C-3"]));
        await _store.Ledger.Count("A1", Fact("C-3", 1, 5900));
        Assert.Equal((3, 3), ((await _store.Ledger.Load("A1")).Days.Single().Tally.Calls, (int)(await _store.Ledger.Load("A1")).Revision));
    }

    [Fact]
    public async Task Two_first_activations_cannot_both_begin_the_book()
    {
        var empty = await _store.Ledger.Load("A1");
        var change = AgentCounting.Count(empty, [Fact("C-1", 1, 5900)], ImmutableDictionary<string, CallFact>.Empty);
        Task[] commits = [.. Enumerable.Range(0, 8).Select(_ => _store.Ledger.Commit(change.Changed, change.Facts))];

        await Task.WhenAll(commits.Select(commit => commit.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(1, commits.Count(commit => commit.IsCompletedSuccessfully));
        Assert.All(commits.Where(commit => commit.IsFaulted), commit => Assert.IsType<ConflictingCommitException>(commit.Exception!.InnerException));
    }

    [Fact]
    public async Task Many_agents_commit_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i =>
            _store.Ledger.Count($"A{i}", Fact($"C-{i}", 1, 5900) with { AgentId = $"A{i}" }, Fact($"D-{i}", 1, 5900) with { AgentId = $"A{i}" })));

        Assert.Equal(300, (await _store.Ledger.LoadTeam("T1")).Count(book => book.Days.Single().Tally.Calls == 2));
    }

    [Fact]
    public async Task A_team_is_every_agent_who_took_calls_for_it()
    {
        await _store.Commit(
            Some.Commit(Some.Call(Some.Header("1", "A2", "T1", agentName: "李娜"))),
            Some.Commit(Some.Call(Some.Header("2", "A1", "T1"))),
            Some.Commit(Some.Call(Some.Header("3", "A1", "T2", Some.Start.AddDays(1)))),
            Some.Commit(Some.Call(Some.Header("4", "A3", "T2"))));
        await _store.Drain();

        var books = await _store.Ledger.LoadTeam("T1");

        Assert.Equal([("A1", null, "T2", 1), ("A2", "李娜", "T1", 1)], books.Select(book => (book.AgentId, book.Name, book.TeamId!, book.Days.Length)));
        Assert.All(books.SelectMany(book => book.Days), day => Assert.Equal("T1", day.TeamId));
    }

    [Fact]
    public async Task Many_calls_can_be_asked_for_at_once()
    {
        var facts = Enumerable.Range(0, 3_000).Select(i => Fact($"C-{i}", 1, 5900)).ToList();
        await _store.Ledger.Commit(new AgentBook("A1", null, null, null, []), facts);

        Assert.Equal(3_000, (await _store.Ledger.Counted("A1", [.. facts.Select(fact => fact.CallId)])).Count);
    }

    private static CallFact Fact(string call, int version, int total, params (string Rule, Outcome Outcome)[] rules) => new(
        call, version, "A1", "王芳", "T1", "一组", Day,
        new CallContribution(
            total, total <= 5900,
            ImmutableSortedDictionary<Dimension, int>.Empty.Add(Dimension.Compliance, 0).Add(Dimension.Attitude, 10_000),
            rules.ToImmutableSortedDictionary(rule => rule.Rule, rule => rule.Outcome, StringComparer.Ordinal)));
}

public sealed class SqliteAgentLedgerTests() : AgentLedgerTests(StoreKind.Sqlite);

public sealed class PostgresAgentLedgerTests() : AgentLedgerTests(StoreKind.Postgres);

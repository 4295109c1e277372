using FsCheck;
using FsCheck.Fluent;
using Outcome = Qa.Domain.Rules.Outcome;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Tests.Scoring;

namespace Qa.Domain.Tests.Rules;

/// <summary>What holds for every call and every rulebook. FsCheck draws the seed of each case and tells the one that fails.</summary>
public sealed class EngineProperties
{
    private const int Cases = 300;

    [Fact]
    public void Agrees_with_the_naive_engine() => ForAll(random =>
    {
        var naive = new NaiveEngine(random.Book, random.Call);
        var outcomes = CompiledRulebook.Compile(random.Book).Judge(random.Call);

        foreach (var (rule, outcome) in random.Book.Rules.Zip(outcomes))
        {
            var expected = naive.Judge(rule);
            Assert.Equal((rule.Id, expected.Outcome), (outcome.Rule, outcome.Outcome));
            Assert.Equal(expected.Hits, outcome.Hits);
            if (expected.Evidence.Count > 0)
                Assert.Equal(expected.Evidence, outcome.Evidence.Select(evidence => (evidence.Seq, evidence.Start, evidence.End)).Order());
        }
    });

    [Fact]
    public void Live_feeding_ends_in_the_same_outcomes_as_judging_the_whole_call() => ForAll(random =>
    {
        var book = CompiledRulebook.Compile(random.Book);
        var live = book.Begin(random.Call.Header);

        foreach (var utterance in random.Call.Utterances)
            live.Feed(utterance);

        Assert.Equal(book.Judge(random.Call), live.Finish());
    });

    [Fact]
    public void Revised_repeated_and_belated_utterances_end_in_the_same_outcomes() => ForAll(random =>
    {
        var book = CompiledRulebook.Compile(random.Book);
        var live = book.Begin(random.Call.Header);
        var late = new List<Utterance>();

        foreach (var utterance in random.Call.Utterances)
        {
            switch (random.Below(4))
            {
                case 0: late.Add(utterance); break;
                case 1:
                    live.Feed(random.Revised(utterance));
                    late.Add(utterance);
                    break;
                case 2:
                    live.Feed(utterance);
                    Assert.Empty(live.Feed(utterance));
                    break;
                default: live.Feed(utterance); break;
            }
        }

        foreach (var utterance in late.OrderBy(_ => random.Below(100)).ToList())
            live.Feed(utterance);

        Assert.Equal(book.Judge(random.Call), live.Finish());
    });

    [Fact]
    public void What_live_feeding_told_last_is_what_holds_then() => ForAll(random =>
    {
        var live = CompiledRulebook.Compile(random.Book).Begin(random.Call.Header);
        var standing = new Dictionary<string, RuleOutcome>(StringComparer.Ordinal);

        foreach (var outcome in random.Call.Utterances.SelectMany(utterance => live.Feed(utterance)))
        {
            // A hit is told when it is new or changed, and withdrawn only when it was told.
            Assert.False(standing.TryGetValue(outcome.Rule, out var told) && told.Equals(outcome));
            Assert.True(outcome.Outcome is Outcome.Hit || told is not null);
            if (outcome.Outcome is Outcome.Hit)
                standing[outcome.Rule] = outcome;
            else
                standing.Remove(outcome.Rule);
        }
    });

    [Fact]
    public void Equal_assessments_have_equal_bytes_in_every_run_and_thread() => ForAll(random =>
    {
        byte[] Report(CompiledRulebook book) =>
            ReportJson.Write(ScoreSheet.Grade("C-1", 1, SomeOutcome.Inputs, random.Book.Scoring, book.Judge(random.Call)));
        var shared = CompiledRulebook.Compile(random.Book);
        var reports = new byte[8][];

        Parallel.For(0, reports.Length, i => reports[i] = Report(i % 2 == 0 ? shared : CompiledRulebook.Compile(random.Book)));

        Assert.All(reports, report => Assert.Equal(reports[0], report));
    }, cases: 200);

    [Fact]
    public void Explains_every_outcome_that_it_gives() => ForAll(random =>
    {
        var book = CompiledRulebook.Compile(random.Book);

        Assert.Equal(
            book.Judge(random.Call).Select(outcome => (outcome.Rule, outcome.Outcome, outcome.Reason)),
            book.Explain(random.Call).Select(trace => (trace.Rule, trace.Outcome, trace.Reason)));
    }, cases: 500);

    // A case is drawn by its seed: rules and calls have no useful order of size to shrink by.
    private static void ForAll(Action<RandomCase> holds, int cases = Cases) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(cases).WithEndSize(int.MaxValue),
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = RandomCase.Of(seed);
            try
            {
                holds(random);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{error.Message}\n{random}", error);
            }
        }));
}

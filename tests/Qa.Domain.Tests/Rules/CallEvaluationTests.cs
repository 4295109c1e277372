using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Tests.Rules;

public sealed class CallEvaluationTests
{
    private static readonly Rule Promise = Some.Rule("c", Some.Words("c", "保本").By(Role.Agent));

    [Fact]
    public void Tells_a_hit_as_soon_as_the_words_are_said()
    {
        var live = Begin(Promise);

        Assert.Empty(live.Feed(Some.Utterance("customer: 保本吗", 0)));
        Assert.Equal("保本", Assert.Single(Assert.Single(live.Feed(Some.Utterance("agent: 保本", 1))).Evidence).Text);
        Assert.Empty(live.Feed(Some.Utterance("agent: 好的", 2)));
    }

    [Fact]
    public void Tells_a_hit_again_when_it_grows()
    {
        var live = Begin(Promise);
        live.Feed(Some.Utterance("agent: 保本", 0));

        Assert.Equal(2, Assert.Single(live.Feed(Some.Utterance("agent: 真的保本", 1))).Hits);
    }

    [Fact]
    public void Takes_a_hit_back_that_a_revision_took_away()
    {
        var live = Begin(Promise);
        live.Feed(Some.Utterance("agent: 保本", 0));

        Assert.NotEqual(Outcome.Hit, Assert.Single(live.Feed(Some.Utterance("agent: 报表", 0))).Outcome);
        Assert.Equal(Outcome.NoHit, Assert.Single(live.Finish()).Outcome);
    }

    [Fact]
    public void Makes_a_hit_milder_when_it_is_taken_back()
    {
        var live = Begin(Some.Rule("c", Some.Words("c", "保本"), Some.Words("back", "说错了").Anchored(AnchorSide.After, "c")) with { MitigatedBy = "back" });
        live.Feed(Some.Utterance("agent: 保本", 0));

        Assert.Equal(Severity.Ordinary, Assert.Single(live.Feed(Some.Utterance("agent: 我说错了", 1))).Severity);
    }

    [Fact]
    public void Waits_for_the_end_where_the_rule_says_so()
    {
        var live = Begin(Promise with { Moment = Moment.End });

        Assert.Empty(live.Feed(Some.Utterance("agent: 保本", 0)));
        Assert.Equal(Outcome.Hit, Assert.Single(live.Finish()).Outcome);
    }

    [Fact]
    public void Waits_while_the_window_is_open()
    {
        var live = Begin(Some.Rule("!told", Some.Words("buy", "我买").By(Role.Customer),
            Some.Words("told", "风险").By(Role.Agent).Anchored(AnchorSide.After, "buy", AnchorPick.First, Some.Utterances(2))).When("buy") with { Moment = Moment.Deadline });

        Assert.Empty(live.Feed(Some.Utterance("customer: 我买", 0)));
        Assert.Empty(live.Feed(Some.Utterance("agent: 好", 1)));
        Assert.Equal(Outcome.Hit, Assert.Single(live.Feed(Some.Utterance("agent: 办好了", 2))).Outcome);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(70, true)] // the window of 60 s has passed
    public void A_deadline_in_seconds_passes_with_the_clock(int second, bool hits)
    {
        var live = Begin(Some.Rule("!notice", Some.Words("notice", "录音").First(60, WindowUnit.Seconds)) with { Moment = Moment.Deadline });

        Assert.Equal(hits, !live.Feed(Some.Utterance($"agent @{second}-{second + 2}: 您好", 0)).IsEmpty);
    }

    [Fact]
    public void Finishes_once_and_for_all()
    {
        var live = Begin(Promise);
        live.Feed(Some.Utterance("agent: 保本", 0));

        Assert.Equal(live.Finish(), live.Finish());
        Assert.Throws<InvalidOperationException>(() => live.Feed(Some.Utterance("agent: 好", 1)));
    }

    [Fact]
    public void Times_evidence_by_words_where_there_are_any()
    {
        var utterance = new Utterance(0, Role.Agent, "这个，保本的", 0, 9000, null, [new Word("这个", 0, 1000, null), new Word("保", 5000, 5400, null), new Word("本的", 5400, 6000, null)]);

        var evidence = Assert.Single(Promise.Judge(new Call(Some.Header(), [utterance])).Evidence);

        Assert.Equal((5000, 5700), (evidence.StartMs, evidence.EndMs));
    }

    [Fact]
    public void Quotes_each_utterance_of_a_match_across_a_turn()
    {
        var rule = Some.Rule("c", Some.Words("c", "百分之八 收益") with { AcrossTurn = true });

        var outcome = rule.Judge("agent: 有百分之", "agent: 八收益", "customer: 嗯");

        Assert.Equal(["百分之", "八收益"], outcome.Evidence.Select(evidence => evidence.Text));
        Assert.Equal([0, 1], outcome.Evidence.Select(evidence => evidence.Seq));
        Assert.Equal("8%收益", outcome.Evidence[0].ReadAs);
        Assert.Equal(1, outcome.Hits);
    }

    [Fact]
    public void Tells_why_and_why_not()
    {
        var trace = Assert.Single(CompiledRulebook.Compile(Some.Book(
            Some.Rule("!told && buy", Some.Words("buy", "我买").By(Role.Customer),
                Some.Words("told", "风险").By(Role.Agent).Anchored(AnchorSide.After, "buy", AnchorPick.Every, Some.Turns(1))).When("buy")))
            .Explain(Some.Call("customer: 我买", "agent: 好的", "customer: 再我买", "agent: 有风险"), "R1"));

        Assert.Equal(("buy", "!told && buy", Outcome.Hit), (trace.When, trace.Hit, trace.Outcome));
        Assert.Equal([("buy", "true"), ("told", "false")], trace.Conditions.Select(condition => (condition.Name, condition.Truth)));
        Assert.Equal("风险", Assert.Single(trace.Conditions[1].Matches).Pattern);
        Assert.Contains("我买", trace.Conditions[1].Note!.Zh, StringComparison.Ordinal);
        Assert.Empty(CompiledRulebook.Compile(Some.Book(Promise)).Explain(Some.Call(), "R9"));
    }

    private static CallEvaluation Begin(Rule rule) => CompiledRulebook.Compile(Some.Book(rule)).Begin(Some.Header());
}

using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Domain.Tests.Rules;

public sealed class RangeTests
{
    private static readonly Condition Word = Some.Words("c", "保本").By(Role.Agent);

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void First_utterances_of_the_role(int first, bool hits) =>
        Expect(hits, Word.First(first), "agent: 你好", "customer: 保本", "agent: 保本");

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void First_turns_of_the_role(int more, bool hits) =>
        Expect(hits, Word.First(1 + more, WindowUnit.Turns), "agent: 你好", "agent: 我是", "customer: 嗯", "agent: 保本");

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void First_seconds_of_the_call(int seconds, bool hits) =>
        Expect(hits, Word.First(seconds, WindowUnit.Seconds), "agent @0-5: 你好", "agent @9-11: 保本");

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void Last_utterances_of_the_role(int last, bool hits) =>
        Expect(hits, Word.Last(last), "agent: 保本", "agent: 再见", "customer: 再见", "customer: 再见");

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Last_seconds_of_the_call(int seconds, bool hits) =>
        Expect(hits, Word.Last(seconds, WindowUnit.Seconds), "agent @0-2: 保本", "customer @8-10: 再见");

    [Fact]
    public void A_range_in_seconds_needs_times() =>
        Assert.Equal(Outcome.CannotBeJudged, Some.Rule("c", Word.First(9, WindowUnit.Seconds)).Judge("agent: 保本").Outcome);

    [Theory]
    [InlineData(AnchorSide.After, true, "customer: 买", "agent: 保本")]
    [InlineData(AnchorSide.After, false, "agent: 保本", "customer: 买")]
    [InlineData(AnchorSide.Before, true, "agent: 保本", "customer: 买")]
    [InlineData(AnchorSide.Before, false, "customer: 买", "agent: 保本")]
    [InlineData(AnchorSide.Around, true, "customer: 买", "agent: 保本")]
    [InlineData(AnchorSide.Around, true, "agent: 保本", "customer: 买")]
    [InlineData(AnchorSide.After, true, "agent: 买了保本")] // right behind the anchor's last character
    [InlineData(AnchorSide.After, false, "agent: 保本就买")]
    [InlineData(AnchorSide.Before, true, "agent: 保本就买")]
    [InlineData(AnchorSide.Around, true, "agent: 保本就买")]
    [InlineData(AnchorSide.After, false, "agent: 保本")] // no anchor, no match
    public void On_a_side_of_the_anchor(AnchorSide side, bool hits, params string[] turns) =>
        Expect(hits, Word.Anchored(side, "buy"), turns);

    [Theory]
    [InlineData(1, true, "customer: 买", "customer: 对", "agent: 保本")]
    [InlineData(1, false, "customer: 买", "agent: 好", "customer: 嗯", "agent: 保本")]
    [InlineData(2, true, "customer: 买", "agent: 好", "customer: 嗯", "agent: 保本")]
    [InlineData(1, true, "agent: 您买", "agent: 保本")] // the rest of the anchor's own turn is not counted
    [InlineData(1, true, "agent: 您买", "customer: 嗯", "agent: 保本")]
    public void Within_turns_of_its_own_role(int turns, bool hits, params string[] call) =>
        Expect(hits, Word.Anchored(AnchorSide.After, "buy", within: Some.Turns(turns)), call);

    [Theory]
    [InlineData(1, true, "customer: 买", "customer: 对", "agent: 保本")]
    [InlineData(1, false, "customer: 买", "agent: 好", "agent: 保本")]
    [InlineData(2, true, "customer: 买", "agent: 好", "agent: 保本")]
    [InlineData(1, true, "agent: 您买，保本")] // the anchor's own utterance is not counted
    public void Within_utterances_of_its_own_role(int utterances, bool hits, params string[] call) =>
        Expect(hits, Word.Anchored(AnchorSide.After, "buy", within: Some.Utterances(utterances)), call);

    [Theory]
    [InlineData(1, false, "agent: 保本", "agent: 好", "customer: 买")]
    [InlineData(2, true, "agent: 保本", "agent: 好", "customer: 买")]
    public void Within_utterances_before(int utterances, bool hits, params string[] call) =>
        Expect(hits, Word.Anchored(AnchorSide.Before, "buy", within: Some.Utterances(utterances)), call);

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Within_seconds(int seconds, bool hits) =>
        Expect(hits, Word.Anchored(AnchorSide.After, "buy", within: Some.Seconds(seconds)), "customer @0-2: 买", "agent @6-8: 保本");

    [Theory]
    [InlineData(AnchorPick.Any, 1, true)]
    [InlineData(AnchorPick.First, 1, false)]
    [InlineData(AnchorPick.Last, 1, true)]
    [InlineData(AnchorPick.Nth, 2, true)]
    [InlineData(AnchorPick.Nth, 1, false)]
    [InlineData(AnchorPick.Nth, 3, false)]
    [InlineData(AnchorPick.Every, 1, false)]
    public void Picks_among_the_anchors(AnchorPick pick, int index, bool hits) => Expect(
        hits, Word.Anchored(AnchorSide.After, "buy", pick, Some.Utterances(1), index), "customer: 买", "agent: 好", "customer: 买", "agent: 保本");

    [Fact]
    public void Every_anchor_needs_its_own_match() => Expect(
        true, Word.Anchored(AnchorSide.After, "buy", AnchorPick.Every, Some.Utterances(1)), "customer: 买", "agent: 保本", "customer: 买", "agent: 保本");

    [Fact]
    public void Without_anchors_every_one_of_them_has_its_match() =>
        Expect(true, Word.Anchored(AnchorSide.After, "buy", AnchorPick.Every), "agent: 好");

    [Fact]
    public void An_anchor_that_lacks_its_match_is_quoted_and_is_one_violation()
    {
        var outcome = Rule("!c", Word.Anchored(AnchorSide.After, "buy", AnchorPick.Every, Some.Utterances(1)))
            .Judge("customer: 我买甲", "agent: 好", "customer: 还买乙", "agent: 保本", "customer: 再买丙");

        Assert.Equal(2, outcome.Hits);
        Assert.Equal([0, 4], outcome.Evidence.Select(evidence => evidence.Seq));
    }

    [Fact]
    public void Anchors_form_chains() => Assert.Equal(Outcome.Hit, Some.Rule(
        "c",
        Some.Words("ask", "保本吗").By(Role.Customer),
        Some.Words("yes", "是的").By(Role.Agent).Anchored(AnchorSide.After, "ask", within: Some.Turns(1)),
        Some.Words("c", "买").By(Role.Customer).Anchored(AnchorSide.After, "yes"))
        .Judge("customer: 买", "customer: 保本吗", "agent: 是的", "customer: 买").Outcome);

    [Fact]
    public void An_utterance_without_text_is_not_before_itself() => Assert.Equal(Outcome.NoHit, Some.Rule(
        "c",
        Some.Condition("pause", new SilenceTest(1_000, null)),
        Some.Condition("c", new SilenceTest(1_000, null)).Anchored(AnchorSide.Before, "pause")).Judge("agent @0-2:", "customer @5-6: 喂").Outcome);

    [Fact]
    public void A_suppressed_match_is_no_anchor() => Assert.Equal(Outcome.NoHit, Some.Rule(
        "c",
        Some.Words("ask", "对").Unless(SuppressorKind.Inside, 0, "对不起"),
        Some.Words("c", "买").Anchored(AnchorSide.After, "ask")).Judge("agent: 对不起", "customer: 买").Outcome);

    private static Rule Rule(string hit, Condition condition) => Some.Rule(hit, Some.Words("buy", "买"), condition);

    private static void Expect(bool hits, Condition condition, params string[] turns) =>
        Assert.Equal(hits ? Outcome.Hit : Outcome.NoHit, Rule("c", condition).Judge(turns).Outcome);
}

using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Domain.Tests.Rules;

/// <summary>What each kind of test finds: the outcome of a rule that is just this condition.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData(Quantifier.Any, 0, "都是红色", true)]
    [InlineData(Quantifier.Any, 0, "黑色", false)]
    [InlineData(Quantifier.All, 0, "红色绿色蓝色", true)]
    [InlineData(Quantifier.All, 0, "红色绿色", false)]
    [InlineData(Quantifier.AtLeast, 2, "红色和蓝色", true)]
    [InlineData(Quantifier.AtLeast, 2, "红色和红色", false)] // different patterns
    [InlineData(Quantifier.None, 0, "黑色", true)]
    [InlineData(Quantifier.None, 0, "绿色", false)]
    public void Keywords(Quantifier quantifier, int count, string text, bool hits) =>
        Expect(hits, Some.Condition("c", new KeywordsTest(quantifier, count, ["红色", "绿色", "蓝色"])), "agent: " + text);

    [Fact]
    public void All_keywords_must_stand_in_one_utterance() =>
        Expect(false, Some.Condition("c", new KeywordsTest(Quantifier.All, 0, ["红色", "绿色"])), "agent: 红色", "agent: 绿色");

    [Fact]
    public void Or_in_one_turn_where_it_matches_across_the_turn() =>
        Expect(true, Some.Condition("c", new KeywordsTest(Quantifier.All, 0, ["红色", "绿色"])) with { AcrossTurn = true }, "agent: 红色", "agent: 绿色");

    [Theory]
    [InlineData("保.{1,3}本", null, "保证本金", true)]
    [InlineData("保.{1,3}本", "证本金", "保证本金", true)] // excluding must cover the whole match
    [InlineData("保.{1,3}本", "不保.*", "不保证本金", false)]
    [InlineData("R[45]", null, "这是r4的", true)]
    [InlineData(@"\d+%", null, "百分之八", true)]
    [InlineData("(本金|本钱).*安全", null, "本钱很安全", true)]
    [InlineData("(本金|本钱).*安全", null, "资金很安全", false)]
    [InlineData("(?:稳|包)赚", null, "包赚", true)]
    [InlineData("app", null, "myapple", true)] // a regular expression may cut words
    public void Regular_expression(string match, string? excluding, string text, bool hits) =>
        Expect(hits, Some.Condition("c", new RegexTest(match, excluding)), "agent: " + text);

    [Fact]
    public void A_regular_expression_that_takes_too_long_cannot_be_judged()
    {
        var rule = Some.Rule("c", Some.Condition("c", new RegexTest("(a|ab|abc|b)*.{200,800}x$", null)));
        var book = CompiledRulebook.Compile(Some.Book(rule), TimeSpan.FromTicks(1));

        var outcome = Assert.Single(book.Judge(Some.Call("agent: " + string.Concat(Enumerable.Repeat("abcabab x", 20_000)))));

        Assert.Equal(Outcome.CannotBeJudged, outcome.Outcome);
        Assert.Contains("超时", outcome.Reason.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NearOrder.Any, "买入听我的", true)]
    [InlineData(NearOrder.Any, "听我的买入", true)]
    [InlineData(NearOrder.Before, "买入听我的", true)]
    [InlineData(NearOrder.Before, "听我的买入", false)]
    [InlineData(NearOrder.After, "听我的买入", true)]
    [InlineData(NearOrder.After, "买入听我的", false)]
    [InlineData(NearOrder.Any, "买入以后呢您听我的", false)]
    [InlineData(NearOrder.Any, "买入以后您听我的", true)]
    public void Proximity(NearOrder order, string text, bool hits) =>
        Expect(hits, Some.Condition("c", new ProximityTest(["买入", "卖出"], ["听我的"], 3, order)), "agent: " + text);

    [Fact]
    public void Proximity_quotes_from_the_one_to_the_other() =>
        Assert.Equal("买入就听我的", Assert.Single(Some.Rule("c", Some.Condition("c", new ProximityTest(["买入"], ["听我的"], 3, NearOrder.Any))).Judge("agent: 您买入就听我的吧").Evidence).Text);

    [Theory]
    [InlineData(true, "customer: 我要查询我的余额", "agent: 好", "customer: 我要查我的余额", "customer: 那我要查询我的余额")]
    [InlineData(false, "customer: 我要查询我的余额", "customer: 我要查我的余额", "customer: 转账怎么弄")]
    [InlineData(false, "customer: 嗯嗯", "customer: 嗯嗯", "customer: 嗯嗯")] // too short to count
    [InlineData(false, "agent: 我要查询我的余额", "agent: 我要查询我的余额", "agent: 我要查询我的余额")]
    public void Repetition(bool hits, params string[] turns) =>
        Expect(hits, Some.Condition("c", new RepetitionTest(0.6, 3, 8, 5), Role.Customer), turns);

    [Fact]
    public void Repetition_looks_only_so_far_back() =>
        Expect(false, Some.Condition("c", new RepetitionTest(0.6, 2, 3, 5)), "agent: 我要查询我的余额", "agent: 今天天气非常好", "agent: 基金净值是多少", "agent: 密码忘记怎么办", "agent: 我要查询我的余额");

    [Theory]
    [InlineData(AttributeOperator.Is, "c2", Outcome.Hit)]
    [InlineData(AttributeOperator.Is, "C3", Outcome.NoHit)]
    [InlineData(AttributeOperator.IsNot, "C3", Outcome.Hit)]
    [InlineData(AttributeOperator.In, "C1|C2", Outcome.Hit)]
    [InlineData(AttributeOperator.AtLeast, "C2", Outcome.Hit)]
    [InlineData(AttributeOperator.AtLeast, "C3", Outcome.NoHit)]
    [InlineData(AttributeOperator.AtMost, "2.5", Outcome.Hit)]
    [InlineData(AttributeOperator.Exists, "", Outcome.Hit)]
    [InlineData(AttributeOperator.Missing, "", Outcome.NoHit)]
    public void Attribute(AttributeOperator comparison, string values, Outcome expected) => Assert.Equal(expected, Some.Rule("c", Some.Condition(
        "c", new AttributeTest("customerRiskLevel", comparison, [.. values.Split('|')])))
        .Judge(new Call(Some.Header(("customerRiskLevel", "C2")), [])).Outcome);

    [Theory]
    [InlineData(AttributeOperator.Is, Outcome.CannotBeJudged)]
    [InlineData(AttributeOperator.AtLeast, Outcome.CannotBeJudged)]
    [InlineData(AttributeOperator.Exists, Outcome.NoHit)]
    [InlineData(AttributeOperator.Missing, Outcome.Hit)]
    public void A_missing_attribute_cannot_be_judged(AttributeOperator comparison, Outcome expected) =>
        Assert.Equal(expected, Some.Rule("c", Some.Condition("c", new AttributeTest("customerAge", comparison, ["65"]))).Judge("agent: 好").Outcome);

    [Fact]
    public void An_attribute_that_is_no_number_cannot_be_compared() =>
        Assert.Equal(Outcome.CannotBeJudged, Some.Rule("c", Some.Condition("c", new AttributeTest("customerAge", AttributeOperator.AtLeast, ["65"])))
            .Judge(new Call(Some.Header(("customerAge", "old")), [])).Outcome);

    [Theory]
    [InlineData(CountOf.Utterances, 3, null, true)]
    [InlineData(CountOf.Utterances, 4, null, false)]
    [InlineData(CountOf.Utterances, null, 2, false)]
    [InlineData(CountOf.Turns, 2, 2, true)]
    [InlineData(CountOf.Characters, 6, 6, true)]
    public void Amount_said(CountOf of, int? atLeast, int? atMost, bool hits) =>
        Expect(hits, Some.Condition("c", new CountTest(of, atLeast, atMost), Role.Agent), "agent: 甲乙", "agent: 丙丁", "customer: 戊己庚", "agent: 辛壬");

    [Theory]
    [InlineData(15, null, true)]
    [InlineData(17, null, false)]
    [InlineData(15, Role.Agent, true)]
    [InlineData(15, Role.Customer, false)]
    public void Silence(int seconds, Role? after, bool hits) => Expect(
        hits, Some.Condition("c", new SilenceTest(seconds * 1000, after)), "customer @0-9: 你好", "agent @2-4: 请稍等", "agent @5-10: 查一下", "customer @26-27: 喂");

    [Fact]
    public void Silence_quotes_the_words_before_it() =>
        Assert.Equal("查一下", Assert.Single(Some.Rule("c", Some.Condition("c", new SilenceTest(15_000, null))).Judge("agent @0-4: 查一下", "customer @20-22: 喂").Evidence).Text);

    [Theory]
    [InlineData("agent @8-9: 好", true)]
    [InlineData("agent @6-9: 好", false)]
    [InlineData("customer @8-9: 喂", false)]
    public void Response_delay(string answer, bool hits) =>
        Expect(hits, Some.Condition("c", new ResponseDelayTest(5_000), Role.Agent), "customer @0-3: 在吗", answer);

    [Theory]
    [InlineData("agent @3-6: 您先听我说", true)]
    [InlineData("agent @3-6: 好的", false)] // a sign of listening
    [InlineData("agent @4.5-6: 您先听我说", false)]
    [InlineData("customer @3-6: 您先听我说", false)]
    public void Overlap(string interruption, bool hits) =>
        Expect(hits, Some.Condition("c", new OverlapTest(1_000), Role.Agent), "customer @0-5: 我想问一下这个产品的事情", interruption);

    [Theory]
    [InlineData(330, 0.5, null, true)] // 10 characters in 1.5 s: 400 a minute
    [InlineData(450, 0.5, null, false)]
    [InlineData(330, 0.6, null, false)]
    [InlineData(450, 0.5, 250.0, true)]
    [InlineData(450, 0.5, 280.0, false)] // 267 on the mean
    public void Speech_rate(double above, double share, double? mean, bool hits) => Expect(
        hits, Some.Condition("c", new SpeechRateTest(above, share, mean, 5), Role.Agent), "agent @0-1.5: 甲乙丙丁戊己庚辛壬癸", "agent @2-5: 甲乙丙丁戊己庚辛壬癸", "agent @6-6.1: 短句");

    [Theory]
    [InlineData(0.75, null, true)]
    [InlineData(0.8, null, false)]
    [InlineData(null, 0.75, true)]
    [InlineData(null, 0.7, false)]
    public void Talk_share(double? atLeast, double? atMost, bool hits) =>
        Expect(hits, Some.Condition("c", new TalkShareTest(atLeast, atMost), Role.Agent), "system @0-50: 欢迎", "agent @50-56: 好", "customer @56-58: 好");

    [Theory]
    [InlineData(30_000, null, true)]
    [InlineData(31_000, null, false)]
    [InlineData(null, 29_000, false)]
    public void Duration(int? atLeast, int? atMost, bool hits) =>
        Expect(hits, Some.Condition("c", new DurationTest(atLeast, atMost)), "agent @1-30: 好", "customer @3-4: 好");

    [Theory]
    [MemberData(nameof(TimedTests))]
    public void Without_times_it_cannot_be_judged(Test test) =>
        Assert.Equal(Outcome.CannotBeJudged, Some.Rule("c", Some.Condition("c", test, Role.Agent)).Judge("customer: 您先听我说这个事情", "agent: 您先听我说这个事情").Outcome);

    public static TheoryData<Test> TimedTests => [
        new SilenceTest(1000, null), new ResponseDelayTest(1000), new OverlapTest(1000), new SpeechRateTest(300, 0.1, null, 1),
        new TalkShareTest(0.5, null), new DurationTest(1000, null)];

    [Fact]
    public void What_is_not_there_yet_cannot_be_judged()
    {
        var outcome = Some.Rule("c", Some.Condition("c", new UnavailableTest("catalogue"))).Judge("agent: 好");

        Assert.Equal(Outcome.CannotBeJudged, outcome.Outcome);
        Assert.Contains("catalogue", outcome.Reason.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, true, "agent: 保本", "agent: 保本")]
    [InlineData(2, true, "agent: 保本的保本")]
    [InlineData(2, false, "agent: 保本")]
    [InlineData(3, false, "agent: 保本", "agent: 保本")]
    public void At_least_n_times(int times, bool hits, params string[] turns) => Expect(hits, Some.Words("c", "保本").Times(times), turns);

    [Fact]
    public void Does_not_count_the_same_words_twice() => Expect(false, Some.Words("c", "保本", "保本保息", "(保本|保本保息)").Times(2), "agent: 保本保息");

    private static void Expect(bool hits, Condition condition, params string[] turns) =>
        Assert.Equal(hits ? Outcome.Hit : Outcome.NoHit, Some.Rule(condition.Name, condition).Judge(turns).Outcome);
}

using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Domain.Tests.Rules;

public sealed class SuppressorTests
{
    [Theory]
    [InlineData("agent: 对的", true)]
    [InlineData("agent: 对不起", false)]
    [InlineData("agent: 对不起，对", true)]
    public void Inside_a_longer_phrase(string turn, bool hits) =>
        Expect(hits, Some.Words("c", "对").Unless(SuppressorKind.Inside, 0, "对不起"), turn);

    [Theory]
    [InlineData("agent: 保本，但是要看产品", true)]
    [InlineData("agent: 保本要看产品", false)]
    [InlineData("agent: 看产品，保本", false)]
    public void Near_other_words(string turn, bool hits) =>
        Expect(hits, Some.Words("c", "保本").Unless(SuppressorKind.Near, 2, "看产品"), turn);

    [Theory]
    [InlineData("agent: 保本。这是存款", true)]
    [InlineData("agent: 这是存款，保本。", false)]
    public void In_the_same_sentence(string turn, bool hits) =>
        Expect(hits, Some.Words("c", "保本").Unless(SuppressorKind.Sentence, 0, "存款"), turn);

    [Theory]
    [InlineData(false, "agent: 存款是保本的")]
    [InlineData(true, "agent: 理财是保本的")]
    [InlineData(true, "agent: 存款以外，理财是保本的")] // the nearest mention decides
    [InlineData(true, "agent: 结构性存款是保本的")] // against wins where both end at the same place
    [InlineData(false, "customer: 存款呢", "agent: 嗯", "agent: 保本的")]
    [InlineData(true, "customer: 存款呢", "agent: 嗯", "agent: 好", "agent: 那么", "agent: 保本的")] // too far back
    [InlineData(true, "customer: 存款呢", "customer: 不，理财", "agent: 保本的")]
    public void About_another_thing(bool hits, params string[] turns) => Expect(
        hits, Some.Words("c", "保本").By(Role.Agent).Unless(new Suppressor(SuppressorKind.About, ["存款"], ["理财", "结构性存款"], 3)), turns);

    [Theory]
    [InlineData(true, "agent: 这个保本")]
    [InlineData(false, "agent: 这个保本", "customer: 嗯", "agent: 不好意思说错了")]
    [InlineData(false, "agent: 这个保本，说错了")]
    [InlineData(true, "agent: 我说错了，这个保本")]
    [InlineData(true, "agent: 这个保本", "customer: 说错了吧")]
    public void Corrected_later_by_the_same_speaker(bool hits, params string[] turns) =>
        Expect(hits, Some.Words("c", "保本").Unless(new Suppressor(SuppressorKind.Corrected)), turns);

    [Fact]
    public void The_trace_tells_what_took_a_match_away()
    {
        var rule = Some.Rule("c", Some.Words("c", "对").Unless(SuppressorKind.Inside, 0, "对不起"));

        var trace = Assert.Single(CompiledRulebook.Compile(Some.Book(rule)).Explain(Some.Call("agent: 真对不起")));

        var match = Assert.Single(Assert.Single(trace.Conditions).Matches);
        Assert.Equal("inside", match.SuppressedBy);
        Assert.Equal("对", match.Evidence.Text);
        Assert.Equal("对不起", match.Cue?.Text);
    }

    private static void Expect(bool hits, Condition condition, params string[] turns) =>
        Assert.Equal(hits ? Outcome.Hit : Outcome.NoHit, Some.Rule(condition.Name, condition).Judge(turns).Outcome);
}

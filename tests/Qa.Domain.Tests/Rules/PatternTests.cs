using System.Collections.Immutable;
using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Domain.Tests.Rules;

public sealed class PatternTests
{
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<string>> Lists =
        ImmutableSortedDictionary.CreateRange<string, ImmutableArray<string>>(StringComparer.Ordinal, [
            new("本金", ["本金", "本钱", "投进来的钱"]),
            new("没有", ["没有", "没"]),
            new("不受损", ["一分不少", "不会(亏|少)", "@没有 ..2 损失"]),
        ]);

    [Theory]
    [InlineData("保本", "这个保本的", "保本")]
    [InlineData("保本", "保障本金", null)]
    [InlineData("保本", "保|保本", "保本")]
    [InlineData("本金 安全", "本金安全", "本金安全")]
    [InlineData("本金 安全", "本金很安全", null)]
    [InlineData("@本金 ..6 @不受损", "您的本钱肯定一分不少", "本钱肯定一分不少")]
    [InlineData("@本金 ..6 @不受损", "投进来的钱没任何损失啊", "投进来的钱没任何损失")]
    [InlineData("@本金 ..6 @不受损", "本金一二三四五六一分不少", null)] // numbers are folded: 123456 still is six
    [InlineData("@本金 ..2 @不受损", "本金到期那是一分不少", null)]
    [InlineData("@本金 ..6 @不受损", "这是本金。一分不少", null)] // not across a sentence
    [InlineData("@本金 ..6 @不受损", "这是本金；一分不少", null)]
    [InlineData("@本金 ..6 @不受损", "这是本金，一分不少", "本金，一分不少")]
    [InlineData("亏 ~4 本金", "本金不会亏", "本金不会亏")]
    [InlineData("亏 ~4 本金", "亏不了本金", "亏不了本金")]
    [InlineData("亏 ~1 本金", "本金不会亏", null)]
    [InlineData("不会(亏|赔)了?", "那不会赔了吧", "不会赔了")]
    [InlineData("不会(亏|赔)了?", "那不会亏", "不会亏")]
    [InlineData("不会(亏|亏损)", "不会亏损的", "不会亏损")] // the longest alternative
    [InlineData("本金 ..6 安全", "本金安全安全", "本金安全")] // the shortest gap
    [InlineData("#percent ..4 收益", "三个半点的收益", "三个半点的收益")]
    [InlineData("#percent", "大概百分之三点五吧", "百分之三点五")]
    [InlineData("#percent", "大概三点五吧", null)]
    [InlineData("app", "下载APP吧", "APP")]
    [InlineData("app", "an apple", null)]
    [InlineData("risk free", "it is risk  free now", "risk  free")]
    [InlineData("risk free", "it is riskfree now", null)]
    [InlineData("guarantee(d|s)?", "We guaranteed it", "guaranteed")]
    [InlineData("guarantee(d|s)?", "We guaranteeing it", null)]
    [InlineData("app 下载", "用app下载", "app下载")]
    [InlineData(@"吗\?", "是吗？", "吗？")]
    [InlineData("保證", "我们保证", "保证")]
    [InlineData("R2", "这是Ｒ２的", "Ｒ２")]
    [InlineData("3个月", "要13个月", null)]
    public void Matches(string pattern, string text, string? quoted)
    {
        var book = Some.Book(Some.Rule("a", Some.Words("a", pattern))) with { Lists = Lists };

        var outcome = Assert.Single(CompiledRulebook.Compile(book).Judge(new Call(Some.Header(), [new Utterance(0, Role.Agent, text)])));

        Assert.Equal(quoted, outcome.Evidence.SingleOrDefault()?.Text);
        Assert.Equal(quoted is null ? Outcome.NoHit : Outcome.Hit, outcome.Outcome);
    }
}

using Qa.Domain.Language;

namespace Qa.Domain.Tests.Language;

public sealed class WarningTests
{
    [Theory]
    [InlineData("凡是跟您说[保本高收益]的都要当心")]
    [InlineData("凡是承诺[稳赚不赔]的都是骗局")]
    [InlineData("谨防[零风险]的陷阱")]
    [InlineData("千万不要相信[稳赚不赔]")]
    [InlineData("说[保本]的，您可千万别信")]
    [InlineData("遇到[高额返利]要小心")]
    [InlineData("承诺[保本保收益]就是诈骗")]
    [InlineData("有人打着[稳赚]的旗号搞非法集资")]
    public void Warns(string marked) => Assert.NotNull(Marked.Cue(ContextKind.Warning, marked));

    [Theory]
    [InlineData("这款[保本]")]
    [InlineData("千万别错过这款[保本]的")]
    [InlineData("我不骗您[稳赚]的")]
    [InlineData("又不是骗局，[保本]的")]
    [InlineData("外面骗子多，但是我们这款[保本]")]
    [InlineData("现在骗子多我们这款[保本]")]
    [InlineData("小心骗子。我们这款[保本]。")]
    [InlineData("我们又不是什么骗子这个[稳赚]")]
    public void Presses_or_sells(string marked) => Assert.Null(Marked.Cue(ContextKind.Warning, marked));

    [Theory]
    [InlineData("beware of [guaranteed returns]", true)]
    [InlineData("a [guaranteed return] is a red flag", true)]
    [InlineData("this is not a scam, it is [guaranteed]", false)]
    [InlineData("there are scams but our fund is [risk free]", false)]
    public void Understands_english(string marked, bool warns) => Assert.Equal(warns, Marked.Cue(ContextKind.Warning, marked, "en") is not null);
}

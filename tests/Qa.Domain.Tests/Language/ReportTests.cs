using Qa.Domain.Language;

namespace Qa.Domain.Tests.Language;

public sealed class ReportTests
{
    [Theory]
    [InlineData("您刚才说能[保本]")]
    [InlineData("您刚才说，能[保本]，这个不对")]
    [InlineData("有人跟您讲[稳赚不赔]")]
    [InlineData("您说的那个[保本]")]
    [InlineData("所谓的[保本]")]
    [InlineData("号称[零风险]的产品")]
    [InlineData("网上说的[稳赚]")]
    [InlineData("听说能[保本]")]
    [InlineData("您朋友告诉您[稳赚]")]
    [InlineData("之前的理财经理承诺[保本]")]
    [InlineData("别家宣传[保本]")]
    [InlineData("您理解的[保本]")]
    [InlineData("您希望[保本]")]
    [InlineData("[保本]是您自己说的")]
    [InlineData("您提到过[保本]")]
    [InlineData("他们跟您说的是[保本]")]
    [InlineData("他说“这个[保本]”")]
    public void Takes_others_words_for_reported(string marked) => Assert.NotNull(Marked.Cue(ContextKind.Quoted, marked));

    [Theory]
    [InlineData("我跟您说[保本]")]
    [InlineData("我刚才跟您说过[保本]")]
    [InlineData("我们经理说[保本]")]
    [InlineData("我可以告诉您[保本]")]
    [InlineData("您听我说[保本]的")]
    [InlineData("我们承诺[保本]")]
    [InlineData("跟您说[保本]")]
    [InlineData("您说您有十万块，这款[保本]")]
    [InlineData("您刚才说想稳一点，那我们这款[保本]")]
    [InlineData("您放心，[保本]的")]
    [InlineData("这款[保本]，您说多好")]
    public void Leaves_the_speakers_own_voice(string marked) => Assert.Null(Marked.Cue(ContextKind.Quoted, marked));

    [Theory]
    [InlineData("you said it is [guaranteed]", true)]
    [InlineData("someone told you it is [risk free]", true)]
    [InlineData("the so-called [guaranteed return]", true)]
    [InlineData("i told you it is [guaranteed]", false)]
    [InlineData("it is [guaranteed], you said you have time", false)]
    public void Understands_english(string marked, bool isReported) => Assert.Equal(isReported, Marked.Cue(ContextKind.Quoted, marked, "en") is not null);
}

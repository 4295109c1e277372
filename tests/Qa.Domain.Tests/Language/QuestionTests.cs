using Qa.Domain.Language;

namespace Qa.Domain.Tests.Language;

public sealed class QuestionTests
{
    [Theory]
    [InlineData("您是想要[保本]的吗？")]
    [InlineData("您是想要[保本]的吗")]
    [InlineData("这个[保本]吗")]
    [InlineData("是不是[保本]的")]
    [InlineData("能不能[保本]")]
    [InlineData("有没有[保本]的产品")]
    [InlineData("您问的是会不会[亏本]")]
    [InlineData("这个[保本]么")]
    [InlineData("[保本]是吗")]
    [InlineData("是[保本]的，是吗？")]
    [InlineData("这个[保本]？")]
    [InlineData("这个[保本]吧？")]
    [InlineData("请问[保本]的产品")]
    [InlineData("什么是[保本]")]
    [InlineData("要看是否[保本]")]
    public void Asks(string marked) => Assert.NotNull(Marked.Cue(ContextKind.Question, marked));

    [Theory]
    [InlineData("这个[保本]")]
    [InlineData("您看[哪期亏过]？")]
    [InlineData("[哪有亏]的？")]
    [InlineData("这款[保本]，您考虑一下好吗？")]
    [InlineData("这款[保本]的，对吧？")]
    [InlineData("这款[保本]您看可以吗")]
    [InlineData("这款[保本]您要不要买一点")]
    [InlineData("[保本]的您知道吗")]
    [InlineData("难道不[保本]吗")]
    [InlineData("这不就[保本]了吗")]
    [InlineData("您需要什么？这款[保本]。")]
    [InlineData("它[保本]，您还有什么问题吗？")]
    [InlineData("为什么能[保本]呢因为投的是国债")]
    public void Claims(string marked) => Assert.Null(Marked.Cue(ContextKind.Question, marked));

    [Theory]
    [InlineData("is it [guaranteed]?", true)]
    [InlineData("do you want something [risk free]?", true)]
    [InlineData("let me check whether it is [guaranteed]", true)]
    [InlineData("it is [guaranteed], right?", false)]
    [InlineData("it is [guaranteed]. any questions?", false)]
    [InlineData("who wouldn't want a [guaranteed return]?", false)]
    public void Understands_english(string marked, bool asks) => Assert.Equal(asks, Marked.Cue(ContextKind.Question, marked, "en") is not null);
}

using Qa.Domain.Rules;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Tests.Rules;

public sealed class PatternParserTests
{
    [Theory]
    [InlineData("保本", "'保本'")]
    [InlineData("本金 安全", "<'本金' '安全'>")]
    [InlineData("@本金 ..6 @不受损", "<@本金 ..6 @不受损>")]
    [InlineData("本金..6安全", "<'本金' ..6 '安全'>")]
    [InlineData("a ~3 b ..2 c", "<{'a' ~3 'b'} ..2 'c'>")]
    [InlineData("a b ~3 c", "{<'a' 'b'> ~3 'c'}")]
    [InlineData("不会(亏|赔)了?", "['不会' ('亏'|'赔') '了'?]")]
    [InlineData("肯定?", "['肯' '定'?]")]
    [InlineData("@语气?", "@语气?")]
    [InlineData("(绝对|肯定 会)? 赚", "<('绝对'|<'肯定' '会'>)? '赚'>")]
    [InlineData("#percent ..4 收益", "<#Percent ..4 '收益'>")]
    [InlineData("3.5%", "'3.5%'")]
    [InlineData(@"a\?\(b\)\\", @"'a?(b)\'")]
    [InlineData(@"是吗\？?", "['是吗' '？'?]")]
    public void Reads(string text, string tree) => Assert.Equal(tree, Show(PatternParser.Parse(text)));

    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 3)]
    [InlineData("(a|b", 0)]
    [InlineData("a|b", 1)]
    [InlineData("a)", 1)]
    [InlineData("..3 a", 0)]
    [InlineData("a ..3", 5)]
    [InlineData("a .. b", 2)]
    [InlineData("a ..999 b", 2)]
    [InlineData("a ~ b", 2)]
    [InlineData("?a", 0)]
    [InlineData("a @", 2)]
    [InlineData("#year", 0)]
    [InlineData("()", 1)]
    [InlineData(@"a\", 2)]
    public void Tells_where_it_stops_making_sense(string text, int position) =>
        Assert.Equal(position, Assert.Throws<RuleSyntaxException>(() => PatternParser.Parse(text)).Position);

    [Fact]
    public void Refuses_to_nest_without_end() =>
        Assert.Throws<RuleSyntaxException>(() => PatternParser.Parse(new string('(', 100_000)));

    private static string Show(PatternNode node) => node switch
    {
        Literal literal => $"'{literal.Text}'",
        ListReference list => "@" + list.Name,
        QuantityToken token => "#" + token.Kind,
        Optional optional => Show(optional.Item) + "?",
        Alternatives alternatives => $"({string.Join('|', alternatives.Items.Select(Show))})",
        Glued glued => $"[{string.Join(' ', glued.Items.Select(Show))}]",
        InAnyOrder pair => $"{{{Show(pair.Left)} ~{pair.Gap} {Show(pair.Right)}}}",
        Sequence sequence => "<" + string.Concat(sequence.Items.Select((item, i) => Gap(sequence, i) + Show(item))) + ">",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Gap(Sequence sequence, int i) =>
        i == 0 ? "" : sequence.Gaps[i - 1] is Sequence.Touching ? " " : $" ..{sequence.Gaps[i - 1]} ";
}

using Qa.Domain.Rules;

namespace Qa.Domain.Tests.Rules;

public sealed class LogicParserTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData(" promise||assented ", "promise || assented")]
    [InlineData("a && b || c", "a && b || c")]
    [InlineData("a && (b || !c)", "a && (b || !c)")]
    [InlineData("((a))", "a")]
    [InlineData("!(a && b)", "!(a && b)")]
    [InlineData("!!a", "!!a")]
    [InlineData("(a && b) && c", "(a && b) && c")]
    [InlineData("保本 && risk-2 || x_1", "保本 && risk-2 || x_1")]
    public void Reads_and_writes(string text, string written)
    {
        var expression = LogicParser.Parse(text);

        Assert.Equal(written, expression.ToString());
        Assert.Equal(expression, LogicParser.Parse(written));
    }

    [Fact]
    public void And_binds_tighter_than_or() =>
        Assert.Equal(
            new Or([new ConditionReference("a"), new And([new ConditionReference("b"), new ConditionReference("c")])]),
            LogicParser.Parse("a || b && c"));

    [Theory]
    [InlineData("", 0)]
    [InlineData("a &&", 4)]
    [InlineData("a & b", 2)]
    [InlineData("a b", 2)]
    [InlineData("(a || b", 7)]
    [InlineData("a)", 1)]
    [InlineData("a && @b", 5)]
    public void Tells_where_it_stops_making_sense(string text, int position) =>
        Assert.Equal(position, Assert.Throws<RuleSyntaxException>(() => LogicParser.Parse(text)).Position);

    [Fact]
    public void Refuses_to_nest_without_end() =>
        Assert.Throws<RuleSyntaxException>(() => LogicParser.Parse(new string('(', 100_000)));
}

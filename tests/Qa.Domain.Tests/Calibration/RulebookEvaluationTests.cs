using System.Collections.Immutable;
using Qa.Domain.Calibration;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Tests.Calibration;

public sealed class RulebookEvaluationTests
{
    private static readonly CompiledRulebook Book = CompiledRulebook.Compile(new Rulebook(
        "small", 0, new LocalText("小包"), "zh", ScoringPolicy.Default, new ContextCues([], [], [], [], []),
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal), [],
        [RuleAgainst("R1", "保本", RuleKind.Forbidden, Dimension.Compliance), RuleAgainst("R2", "不知道", RuleKind.Signal, Dimension.Knowledge)]));

    /// <summary>What the agent says, what a person saw, and the one cell of the table that this must count in.</summary>
    public static TheoryData<string, string[], Agreement> Calls => new()
    {
        { "这款保本", ["R1"], new Agreement(1, 0, 0, 0, 0, 1) },
        { "一分不会少", ["R1"], new Agreement(0, 1, 0, 0, 0, 0) },
        { "保本基金没有了", [], new Agreement(0, 0, 1, 0, 0, 0) },
        { "您好", [], new Agreement(0, 0, 0, 1, 0, 0) },
        { "保本，保本，真的保本", ["R1", "R1"], new Agreement(1, 0, 0, 0, 0, 1) },     // a rule counts once per call
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Counts_a_rule_once_per_call(string words, string[] seen, Agreement expected)
    {
        var evaluation = RulebookEvaluation.Of(Book, [Labelled(words, ["R1"], seen)]);

        Assert.Equal(expected, Assert.Single(evaluation.Rules).Agreement);
        Assert.Equal(expected.Missed + expected.FalseAlarms, evaluation.Disagreements.Length);
    }

    [Fact]
    public void Leaves_out_rules_that_nobody_judged_and_names_those_the_book_lacks()
    {
        var evaluation = RulebookEvaluation.Of(Book, [Labelled("不知道", ["R1", "R9"], [])]);

        Assert.Equal("R1", Assert.Single(evaluation.Rules).Rule.Id);
        Assert.Equal(["R9"], evaluation.UnknownRules);
    }

    [Fact]
    public void Sums_by_dimension_and_over_the_rules_that_forbid()
    {
        var evaluation = RulebookEvaluation.Of(Book, [Labelled("这款保本", ["R1", "R2"], ["R1"]), Labelled("不知道", ["R1", "R2"], [])]);

        Assert.Equal(new Agreement(1, 0, 0, 1, 0, 1), evaluation.Forbidden);
        Assert.Equal(evaluation.Forbidden, evaluation.In(Dimension.Compliance));
        Assert.Equal(new Agreement(0, 0, 1, 1, 0, 0), evaluation.In(Dimension.Knowledge));
        Assert.Equal(4, evaluation.Total.Pairs);
    }

    private static LabelledCall Labelled(string words, string[] judged, string[] seen) => new(
        new Call(
            new CallHeader("c", "a", null, null, null, null, null, null, DateTimeOffset.UnixEpoch, "zh", ImmutableSortedDictionary<string, string>.Empty, []),
            [new Utterance(0, Role.Agent, words)]),
        [.. judged],
        [.. seen.Select(rule => new LabelledHit(rule, 0))],
        string.Empty);

    private static Rule RuleAgainst(string id, string phrase, RuleKind kind, Dimension dimension) => new(
        id, new LocalText(id), dimension, Severity.Minor, kind, Moment.Live, RuleScope.Everything,
        [new Condition("said", new KeywordsTest(Quantifier.Any, 1, [phrase]), Role.Agent, ConditionRange.WholeCall, 1, false, [])],
        null, new ConditionReference("said"), null, null, new LocalText("…"), [], []);
}

using System.Collections.Immutable;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Tests.Rules;

public sealed class RulebookCheckTests
{
    private static readonly Condition Word = Some.Words("c", "保本");

    [Fact]
    public void Finds_nothing_in_a_good_book() => Assert.Empty(Problems(Rule("c", Word)));

    [Theory]
    [InlineData("保本 @没有的", "没有词表")]
    [InlineData("", "空")]
    [InlineData("(保本", "括号")]
    [InlineData("保本?本?", "空文本", false)]
    [InlineData("保?本?", "空文本")]
    [InlineData("保本 ..", "间隔")]
    [InlineData("#rate", "#rate")]
    public void Finds_a_wrong_pattern(string pattern, string says, bool wrong = true)
    {
        var problems = Problems(Rule("c", Some.Words("c", "保本", pattern)));

        if (!wrong)
            Assert.Empty(problems);
        else
            Expect("rules/R1/conditions/c/keywords/1", says, problems);
    }

    [Theory]
    [InlineData(Quantifier.All, "keywords/all/0")]
    [InlineData(Quantifier.AtLeast, "keywords/of/0")]
    [InlineData(Quantifier.None, "keywords/none/0")]
    public void Names_the_place_as_the_pack_writes_it(Quantifier quantifier, string path) =>
        Expect("rules/R1/conditions/c/" + path, "没有词表", Problems(Rule("c", Some.Condition("c", new KeywordsTest(quantifier, 1, ["@x"])))));

    [Fact]
    public void Finds_lists_that_contain_each_other()
    {
        var problems = RulebookCheck.Problems(Book(Rule("c", Word)) with { Lists = Lists(("a", ["甲@b"]), ("b", ["@c"]), ("c", ["乙", "@a"]), ("d", ["@a"])) });

        Assert.Contains("a → b → c → a", Assert.Single(problems).Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_an_empty_list() =>
        Expect("lists/a", "空", RulebookCheck.Problems(Book(Rule("c", Word)) with { Lists = Lists(("a", [])) }));

    [Theory]
    [InlineData("(", "有误")]
    [InlineData("(?=保)本", "回溯")]
    [InlineData("(保)\\1", "回溯")]
    [InlineData("保*", "空文本")]
    [InlineData("", "空")]
    public void Finds_a_wrong_regular_expression(string regex, string says) =>
        Expect("rules/R1/conditions/c/regex/match", says, Problems(Rule("c", Some.Condition("c", new RegexTest(regex, null)))));

    [Theory]
    [InlineData("hit", "c && d")]
    [InlineData("when", "d")]
    [InlineData("mitigatedBy", "d")]
    public void Finds_an_unknown_condition(string where, string logic)
    {
        var rule = Rule("c", Word);

        rule = where switch
        {
            "hit" => rule with { Hit = LogicParser.Parse(logic) },
            "when" => rule.When(logic),
            _ => rule with { MitigatedBy = logic },
        };

        Expect($"rules/R1/{where}", "没有条件 d", Problems(rule));
    }

    [Fact]
    public void Finds_anchors_that_go_in_a_circle()
    {
        var problems = Problems(Rule("a && b && c", Anchored("a", "b"), Anchored("b", "c"), Anchored("c", "b")));

        Expect("rules/R1/conditions/b", "b → c → b", problems);
    }

    [Theory]
    [InlineData("c", "自己")]
    [InlineData("d", "没有条件 d")]
    public void Finds_a_wrong_anchor(string of, string says) => Expect("rules/R1/conditions/c/after/of", says, Problems(Rule("c", Anchored("c", of))));

    [Fact]
    public void Finds_an_unknown_regulation() =>
        Expect("rules/R1/regulations", "没有编号为 x", Problems(Rule("c", Word) with { Regulations = ["x"] }));

    [Fact]
    public void Finds_what_is_there_twice()
    {
        var regulation = new Regulation("x", "", "", "", "", new DateOnly(2026, 1, 1), null, RegulationStatus.Verified, "");
        var problems = RulebookCheck.Problems(Book(Rule("c", Word, Word), Rule("c", Word) with { Examples = [] }) with { Regulations = [regulation, regulation] });

        Expect("regulations/x", "两次", problems);
        Expect("rules/R1/conditions/c", "两次", problems);
        Expect("rules/R1", "两次", problems);
    }

    [Fact]
    public void Weights_must_sum_to_100() => Expect("scoring/weights", "105", RulebookCheck.Problems(Book(Rule("c", Word)) with
    {
        Scoring = ScoringPolicy.Default with { Weights = ScoringPolicy.Default.Weights.SetItem(Dimension.Attitude, 25) },
    }));

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Finds_numbers_that_make_no_sense(string path, Condition condition) =>
        Expect("rules/R1/conditions/c/" + path, "", Problems(Rule("c", condition)));

    public static TheoryData<string, Condition> Nonsense => new()
    {
        { "times", Word.Times(0) },
        { "first", Word.First(0) },
        { "keywords/atLeast", Some.Condition("c", new KeywordsTest(Quantifier.AtLeast, 3, ["甲", "乙"])) },
        { "keywords", Some.Condition("c", new KeywordsTest(Quantifier.Any, 0, [])) },
        { "near/within", Some.Condition("c", new ProximityTest(["甲"], ["乙"], -1, NearOrder.Any)) },
        { "repeats/similarity", Some.Condition("c", new RepetitionTest(1.5, 3, 8, 5)) },
        { "repeats/window", Some.Condition("c", new RepetitionTest(0.6, 3, 2, 5)) },
        { "attribute", Some.Condition("c", new AttributeTest("age", AttributeOperator.AtLeast, ["old"])) },
        { "count", Some.Condition("c", new CountTest(CountOf.Turns, null, null)) },
        { "count", Some.Condition("c", new CountTest(CountOf.Turns, 3, 2)) },
        { "silence/atLeast", Some.Condition("c", new SilenceTest(0, null)) },
        { "rate/share", Some.Condition("c", new SpeechRateTest(300, 15, null, 5)) },
        { "talkShare/atLeast", Some.Condition("c", new TalkShareTest(80, null)) },
        { "unless/0/within", Word.Unless(SuppressorKind.Near, 999, "甲") },
        { "unless/0/about", Word.Unless(SuppressorKind.About, 3) },
        { "unless/0/inside/0", Word.Unless(SuppressorKind.Inside, 0, "@x") },
    };

    [Fact]
    public void Warns_of_rules_that_help_nobody()
    {
        var problems = Problems(Some.Rule("c", Word, Some.Words("idle", "甲")) with { Suggestion = new LocalText("") });

        Assert.Equal(
            ["rules/R1/conditions/idle", "rules/R1/suggestion", "rules/R1/examples"],
            problems.Where(problem => !problem.IsError).Select(problem => problem.Path));
        Assert.All(problems, problem => Assert.NotEmpty(problem.Message.En));
    }

    private static void Expect(string path, string says, ImmutableArray<RulebookProblem> problems) =>
        Assert.Contains(problems, problem => problem.IsError && problem.Path == path && problem.Message.Zh.Contains(says, StringComparison.Ordinal));

    private static Condition Anchored(string name, string of) => Some.Words(name, "甲").Anchored(AnchorSide.After, of);

    private static Rule Rule(string hit, params Condition[] conditions) => Some.Rule(hit, conditions) with
    {
        Examples = [new RuleExample("", Outcome.Hit, Some.Call("agent: 保本"), "")],
    };

    private static ImmutableArray<RulebookProblem> Problems(Rule rule) => RulebookCheck.Problems(Book(rule));

    private static Rulebook Book(params Rule[] rules) => Some.Book(rules);

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Lists(params (string Name, ImmutableArray<string> Entries)[] lists) =>
        lists.ToImmutableSortedDictionary(list => list.Name, list => list.Entries, StringComparer.Ordinal);
}

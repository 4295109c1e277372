using Qa.Domain.Calls;
using Qa.Domain.Language.Sayings;
using Qa.Domain.Rules;

namespace Qa.Rulebooks.Tests;

public sealed class MeaningReaderTests
{
    private const string Pack = """
        rulebook: small
        title: { zh: 小包, en: Small }
        sayings:
          R1: [ 本金一分不少, 本金肯定不亏, 本金绝对保住, "会亏吗 → 不会的您放心", 包您不亏本 ]
          R1 R2: 保本而且稳赚
          harmless: [ 请您稍等, 感谢来电 ]
        rules:
          - id: R1
            name: { zh: 承诺, en: Promise }
            dimension: compliance
            severity: veto
            kind: forbidden
            conditions:
              asked: { role: customer, keywords: [ 保本吗 ] }
              promise: { role: agent, keywords: [ 保本 ], unless: [ negated ] }
              denied: { role: agent, keywords: [ 不保本 ] }
            meaning: { like: R1, atLeast: 0.4, below: 0.02 }
            hit: promise && !denied || asked
            suggestion: { zh: 改口, en: Say otherwise }
        """;

    private static readonly PackReading Reading = RulebookReader.Read(Pack);

    [Fact]
    public void Reads_sayings_with_their_meanings_and_questions()
    {
        Assert.DoesNotContain(Reading.Problems, problem => problem.IsError);
        Assert.Equal(8, Reading.Book!.Sayings.Length);
        Assert.Contains(Reading.Book.Sayings, saying => saying is { Text: "不会的您放心", After: "会亏吗", Meanings: ["R1"] });
        Assert.Contains(Reading.Book.Sayings, saying => saying is { Text: "保本而且稳赚", After: null, Meanings: ["R1", "R2"] });
        Assert.Contains(Reading.Book.Sayings, saying => saying is { Text: "感谢来电", Meanings: [] });
    }

    [Fact]
    public void A_meaning_accuses_by_itself_and_holds_words_to_it()
    {
        var rule = Reading.Book!.Rules.Single();

        Assert.Equal("alike || promise && !denied || asked", rule.Hit.ToString());
        Assert.Equal((new SimilarTest("R1", 0.4), Role.Agent), (rule.Conditions[0].Test, rule.Conditions[0].Role));
        Assert.Equal(
            [[], [], [SuppressorKind.Negated, SuppressorKind.Unlike], []],
            rule.Conditions.Select(condition => condition.Unless.Select(suppressor => suppressor.Kind)));
    }

    [Theory]
    [InlineData("like: R1", "like: R7")] // no sayings
    [InlineData("atLeast: 0.4", "atLeast: 1")]
    [InlineData("below: 0.02", "below: 7")]
    [InlineData(", below: 0.02", "")]
    public void Says_what_is_wrong(string right, string wrong) =>
        Assert.Contains(RulebookReader.Read(Pack.Replace(right, wrong, StringComparison.Ordinal)).Problems, problem => problem.IsError);
}

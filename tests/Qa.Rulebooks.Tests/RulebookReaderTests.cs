using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Rulebooks.Tests;

public sealed class RulebookReaderTests
{
    private const string Small = """
        rulebook: small
        title: { zh: 小包, en: Small }
        regulations:
          - { id: law-1, title: 某法, from: 2021-01-01, status: toBeVerified }
        lists:
          本金: [ 本金, 本钱 ]
        rules:
          - id: R1
            name: { zh: 承诺, en: Promise }
            dimension: compliance
            severity: veto
            kind: forbidden
            moment: live
            conditions:
              asked: { role: customer, keywords: [ 保本吗 ] }
              promise:
                role: agent
                keywords: [ "@本金 ..6 不会少" ]
                after: { of: asked, pick: last, within: 2 turns }
                unless: [ negated, { inside: [ 非保本 ] } ]
            hit: promise
            suggestion: { zh: 改口, en: Say otherwise }
            regulations: [ law-1 ]
            examples:
              - id: R1-1
                expect: hit
                attributes: { customerRiskLevel: C2 }
                turns:
                  - "customer @0-1.5: 保本吗"
                  - "agent @2-4.25: 本金肯定不会少"
        """;

    [Fact]
    public void Reads_a_rule_with_its_range_suppressors_and_examples()
    {
        var reading = RulebookReader.Read(Small);

        Assert.DoesNotContain(reading.Problems, problem => problem.IsError);
        var rule = Assert.Single(reading.Book!.Rules);
        var promise = rule.Conditions[1];
        Assert.Equal(new Anchor("asked", AnchorSide.After, AnchorPick.Last, new Window(2, WindowUnit.Turns)), promise.Range.Anchor);
        Assert.Equal([SuppressorKind.Negated, SuppressorKind.Inside], promise.Unless.Select(suppressor => suppressor.Kind));
        var example = Assert.Single(rule.Examples);
        Assert.Equal("C2", example.Call.Header.Attributes["customerRiskLevel"]);
        Assert.Equal((Role.Agent, 2000, 4250), (example.Call.Utterances[1].Role, example.Call.Utterances[1].StartMs, example.Call.Utterances[1].EndMs));
    }

    /// <summary>Each row spoils one line of the small pack; the problem must stand on that line.</summary>
    [Theory]
    [InlineData("dimension: compliance", "dimension: komplianz", "komplianz")]
    [InlineData("severity: veto", "severity: fatal", "veto")]
    [InlineData("hit: promise", "hit: promise &&", "Logic")]
    [InlineData("hit: promise", "hit: promised", "promised")]
    [InlineData("after: { of: asked, pick: last, within: 2 turns }", "after: { of: asked, pick: last, within: soon }", "3 turns")]
    [InlineData("after: { of: asked, pick: last, within: 2 turns }", "after: { of: nobody }", "nobody")]
    [InlineData("unless: [ negated, { inside: [ 非保本 ] } ]", "unless: [ sometimes ]", "sometimes")]
    [InlineData("keywords: [ \"@本金 ..6 不会少\" ]", "keywords: [ \"@本今 ..6 不会少\" ]", "本今")]
    [InlineData("moment: live", "momemt: live", "momemt")]
    [InlineData("regulations: [ law-1 ]", "regulations: [ law-2 ]", "law-2")]
    [InlineData("from: 2021-01-01", "from: 2021/01/01", "2026-02-01")]
    [InlineData("- \"customer @0-1.5: 保本吗\"", "- \"client: 保本吗\"", "customer")]
    public void Names_the_line_of_what_is_wrong(string good, string bad, string says)
    {
        var line = 1 + Small.Split('\n').TakeWhile(text => !text.Contains(good, StringComparison.Ordinal)).Count();

        var reading = RulebookReader.Read(Small.Replace(good, bad, StringComparison.Ordinal));

        Assert.Contains(
            reading.Problems,
            problem => problem.IsError && problem.Line == line && problem.Column > 0 && problem.Message.En.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- just\n- a list")]
    [InlineData("rulebook: [unclosed")]
    [InlineData("rulebook: a\nrulebook: b")]
    [InlineData("a: &x [*x]")]
    public void Answers_rubbish_with_a_problem_and_no_book(string yaml)
    {
        var reading = RulebookReader.Read(yaml);

        Assert.True(reading.HasErrors);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void Finds_a_circle_between_conditions() =>
        Assert.Contains(
            RulebookReader.Read(Small.Replace("keywords: [ 保本吗 ] }", "keywords: [ 保本吗 ], before: { of: promise } }", StringComparison.Ordinal)).Problems,
            problem => problem.IsError);
}

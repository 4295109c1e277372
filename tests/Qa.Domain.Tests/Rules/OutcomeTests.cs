using System.Collections.Immutable;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Tests.Rules;

public sealed class OutcomeTests
{
    // t: said, f: not said, u: cannot be known
    private static readonly Condition[] Known =
        [Some.Words("t", "有"), Some.Words("f", "无"), Some.Condition("u", new UnavailableTest("model"))];

    [Theory]
    [InlineData("t", Outcome.Hit)]
    [InlineData("f", Outcome.NoHit)]
    [InlineData("u", Outcome.CannotBeJudged)]
    [InlineData("!u", Outcome.CannotBeJudged)]
    [InlineData("t && u", Outcome.CannotBeJudged)]
    [InlineData("f && u", Outcome.NoHit)]
    [InlineData("t || u", Outcome.Hit)]
    [InlineData("f || u", Outcome.CannotBeJudged)]
    [InlineData("!(f && u)", Outcome.Hit)]
    [InlineData("!(t || u)", Outcome.NoHit)]
    [InlineData("!f && (u || t)", Outcome.Hit)]
    public void Logic_is_kleenes(string hit, Outcome expected) => Assert.Equal(expected, Some.Rule(hit, Known).Judge("agent: 有").Outcome);

    [Theory]
    [InlineData("f", "t", Outcome.NotApplicable)]
    [InlineData("f", "u", Outcome.NotApplicable)]
    [InlineData("t", "t", Outcome.Hit)]
    [InlineData("t", "f", Outcome.NoHit)]
    [InlineData("u", "t", Outcome.CannotBeJudged)]
    public void Without_its_premise_a_rule_does_not_apply(string when, string hit, Outcome expected) =>
        Assert.Equal(expected, Some.Rule(hit, Known).When(when).Judge("agent: 有").Outcome);

    [Theory]
    [InlineData(BusinessLine.Fund, Outcome.Hit)]
    [InlineData(BusinessLine.Loan, Outcome.NotApplicable)]
    [InlineData(null, Outcome.Hit)] // unknown matches
    public void The_scope_names_business_lines(BusinessLine? line, Outcome expected)
    {
        var rule = Some.Rule("t", Known) with { Scope = RuleScope.Everything with { BusinessLines = [BusinessLine.Fund, BusinessLine.Wealth] } };

        Assert.Equal(expected, rule.Judge(Some.Call("agent: 有") with { Header = Some.Header() with { BusinessLine = line } }).Outcome);
    }

    [Theory]
    [InlineData("70", null, Outcome.Hit)]
    [InlineData("60", null, Outcome.NotApplicable)]
    [InlineData(null, null, Outcome.CannotBeJudged)]
    [InlineData("70", "true", Outcome.NotApplicable)]
    [InlineData("70", "false", Outcome.Hit)]
    public void The_scope_asks_for_attributes(string? age, string? notice, Outcome expected)
    {
        var rule = Some.Rule("t", Known) with
        {
            Scope = RuleScope.Everything with
            {
                Attributes = [new AttributeTest("customerAge", AttributeOperator.AtLeast, ["65"])],
                Exempt = [new AttributeTest("ivrRecordingNotice", AttributeOperator.Is, ["true"])],
            },
        };
        (string, string?)[] attributes = [("customerAge", age), ("ivrRecordingNotice", notice)];

        var header = Some.Header([.. attributes.Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!))]);
        Assert.Equal(expected, rule.Judge(Some.Call("agent: 有") with { Header = header }).Outcome);
    }

    [Theory]
    [InlineData("2026-01-31", "old")]
    [InlineData("2026-02-01", "new")]
    [InlineData("2020-01-01", "")]
    public void Names_the_clauses_in_force_on_the_calls_day(string day, string clauses)
    {
        var rule = Some.Rule("t", Known) with { Regulations = ["old", "new"] };
        var book = Some.Book(rule) with
        {
            Regulations = [
                new Regulation("old", "", "", "", "", new DateOnly(2021, 1, 1), new DateOnly(2026, 1, 31), RegulationStatus.Verified, ""),
                new Regulation("new", "", "", "", "", new DateOnly(2026, 2, 1), null, RegulationStatus.Verified, "")],
        };
        // Late in the evening: the day is the one on the call centre's clock.
        var header = Some.Header() with { StartedAt = new DateTimeOffset(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(23, 30), TimeSpan.FromHours(8)) };

        var outcome = Assert.Single(CompiledRulebook.Compile(book).Judge(Some.Call("agent: 有") with { Header = header }));

        Assert.Equal(clauses, string.Join(' ', outcome.Regulations));
    }

    [Theory]
    [InlineData("a", 2, "agent: 甲", "agent: 甲甲")] // distinct utterances
    [InlineData("a || b", 3, "agent: 甲", "agent: 甲乙", "agent: 乙")]
    [InlineData("a && b", 1, "agent: 甲", "agent: 甲", "agent: 乙")] // as many as the rarer of the two
    [InlineData("!c", 1, "agent: 甲", "agent: 乙")]
    public void Counts_separate_violations(string hit, int hits, params string[] turns) =>
        Assert.Equal(hits, Some.Rule(hit, Some.Words("a", "甲"), Some.Words("b", "乙"), Some.Words("c", "丙")).Judge(turns).Hits);

    [Fact]
    public void What_must_come_three_times_is_broken_once_per_three() =>
        Assert.Equal(2, Some.Rule("a", Some.Words("a", "甲").Times(3)).Judge([.. Enumerable.Repeat("agent: 甲", 7)]).Hits);

    [Fact]
    public void An_omission_quotes_what_made_the_duty_arise()
    {
        var outcome = Some.Rule("!told", Some.Words("told", "风险").By(Role.Agent), Some.Words("buy", "我买").By(Role.Customer)).When("buy")
            .Judge("agent: 你好", "customer: 行我买五万");

        Assert.Equal("我买", Assert.Single(outcome.Evidence).Text);
        Assert.Equal("规则一：自客户“我买”起没有听到应有的内容", outcome.Reason.Zh);
    }

    [Fact]
    public void An_omission_without_premise_quotes_where_one_would_have_looked() => Assert.Equal(
        "喂", Assert.Single(Some.Rule("!hello", Some.Words("hello", "你好").By(Role.Agent).First(2)).Judge("customer: 哎", "agent: 喂", "agent: 说").Evidence).Text);

    [Theory]
    [InlineData(Severity.Serious, "agent: 有", "agent: 说错了")]
    [InlineData(Severity.Veto, "agent: 有")]
    [InlineData(Severity.Veto, "agent: 有", "agent: 说错了", "agent: 有")] // said again after the correction
    public void A_violation_that_is_taken_back_is_one_step_milder(Severity severity, params string[] turns)
    {
        var rule = Some.Rule("t", Some.Words("t", "有"), Some.Words("back", "说错了").Anchored(AnchorSide.After, "t", AnchorPick.First)) with
        {
            Severity = Severity.Veto, MitigatedBy = "back",
        };

        Assert.Equal(severity, rule.Judge(turns).Severity);
    }

    [Fact]
    public void Gives_one_outcome_per_rule_in_the_books_order()
    {
        var rules = Enumerable.Range(0, 5).Select(i => Some.Rule("t", Known) with { Id = $"R{9 - i}" }).ToArray();

        Assert.Equal(rules.Select(rule => rule.Id), CompiledRulebook.Compile(Some.Book(rules)).Judge(Some.Call("agent: 有")).Select(outcome => outcome.Rule));
    }

    [Fact]
    public void Judges_a_call_without_words() =>
        Assert.Equal(Outcome.Hit, Some.Rule("!t", Known).Judge(new Call(Some.Header(), [])).Outcome);

    [Fact]
    public void Words_inside_others_that_are_quoted_are_not_quoted_again()
    {
        var rule = Some.Rule("wide || narrow || other", Some.Words("wide", "保本保息"), Some.Words("narrow", "保息", "保本"), Some.Words("other", "稳赚"));

        var outcome = CompiledRulebook.Compile(Some.Book(rule)).Judge(Some.Call("agent: 这个保本保息，稳赚")).Single();

        Assert.Equal(["保本保息", "稳赚"], outcome.Evidence.Select(evidence => evidence.Text));
    }

    [Theory]
    [InlineData("保本，保息", null)] // a comma in half width is no other reading
    [InlineData("保本三个半点", "保本3.5%")]
    public void Says_how_words_were_read_where_that_matters(string said, string? readAs)
    {
        var rule = Some.Rule("c", Some.Words("c", "保本 ..2 (保息|#percent)"));

        var outcome = CompiledRulebook.Compile(Some.Book(rule)).Judge(Some.Call($"agent: {said}")).Single();

        Assert.Equal(readAs, outcome.Evidence.Single().ReadAs);
    }
}

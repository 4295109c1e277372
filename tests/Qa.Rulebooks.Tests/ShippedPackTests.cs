using NJsonSchema;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Rulebooks.Tests;

public sealed class ShippedPackTests
{
    // Signals for training, without a clause behind them.
    private static readonly string[] WithoutRegulation = ["K04", "S03"];

    private static readonly PackReading Reading = RulebookReader.Read(ShippedPacks.Text(ShippedPacks.FinanceZh));

    private static readonly Rulebook Book = Reading.Book!;

    [Fact]
    public void Lints_without_errors() => Assert.DoesNotContain(Reading.Problems, problem => problem.IsError);

    [Fact]
    public async Task Is_valid_by_the_published_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(ShippedPacks.Schema(), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(YamlToJson.Convert(ShippedPacks.Text(ShippedPacks.FinanceZh))));
    }

    /// <summary>The schema must be able to refuse: each row spoils one place.</summary>
    [Theory]
    [InlineData("dimension: compliance", "dimension: komplianz")]
    [InlineData("severity: veto", "severity: fatal")]
    [InlineData("rulebook: finance-zh", "rulebook: 3")]
    [InlineData("role: agent", "rolle: agent")]
    public async Task Is_refused_by_the_schema_when_spoilt(string right, string wrong)
    {
        var schema = await JsonSchema.FromJsonAsync(ShippedPacks.Schema(), TestContext.Current.CancellationToken);
        var text = ShippedPacks.Text(ShippedPacks.FinanceZh);
        var at = text.IndexOf(right, StringComparison.Ordinal);

        Assert.NotEmpty(schema.Validate(YamlToJson.Convert(text[..at] + wrong + text[(at + right.Length)..])));
    }

    [Fact]
    public void Has_the_47_rules_of_the_handbook()
    {
        var ids = Enumerable.Range(1, 30).Select(n => $"C{n:00}")
            .Concat(Enumerable.Range(1, 8).Select(n => $"A{n:00}"))
            .Concat(Enumerable.Range(1, 5).Select(n => $"K{n:00}"))
            .Concat(Enumerable.Range(1, 4).Select(n => $"S{n:00}"));

        Assert.Equal(ids.Order(StringComparer.Ordinal), Book.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData('C', Dimension.Compliance)]
    [InlineData('A', Dimension.Attitude)]
    [InlineData('K', Dimension.Knowledge)]
    [InlineData('S', Dimension.Resolution)]
    public void Marks_each_rule_in_the_dimension_of_its_letter(char letter, Dimension dimension) =>
        Assert.All(Book.Rules.Where(rule => rule.Id[0] == letter), rule => Assert.Equal(dimension, rule.Dimension));

    [Fact]
    public void Vetoes_what_the_handbook_calls_fatal() => Assert.Equal(
        ["C01", "C03", "C06", "C09", "C10", "C11", "C24", "C25", "C28"],
        Book.Rules.Where(rule => rule.Severity == Severity.Veto).Select(rule => rule.Id));

    [Fact]
    public void Gives_every_rule_names_a_suggestion_and_examples_of_both_kinds() => Assert.All(Book.Rules, rule =>
    {
        Assert.NotEmpty(rule.Name.Zh);
        Assert.NotEmpty(rule.Name.En);
        Assert.NotEmpty(rule.Suggestion.Zh);
        Assert.True(rule.Examples.Length >= 2, rule.Id);
        Assert.Contains(rule.Examples, example => example.Expect is not Outcome.Hit);
    });

    [Fact]
    public void Ties_every_rule_to_regulations_with_a_day_they_came_into_force() => Assert.All(
        Book.Rules.Where(rule => !WithoutRegulation.Contains(rule.Id, StringComparer.Ordinal)),
        rule =>
        {
            Assert.NotEmpty(rule.Regulations);
            Assert.All(rule.Regulations, id => Assert.Single(Book.Regulations, regulation => string.Equals(regulation.Id, id, StringComparison.Ordinal)));
        });

    [Fact]
    public void Judges_all_of_its_examples_as_they_say()
    {
        var compiled = CompiledRulebook.Compile(Book);

        var wrong =
            from rule in Book.Rules
            from example in rule.Examples
            let got = compiled.Judge(example.Call).Single(outcome => string.Equals(outcome.Rule, rule.Id, StringComparison.Ordinal)).Outcome
            where got != example.Expect && !(example.Expect == Outcome.NoHit && got == Outcome.NotApplicable)
            select $"{example.Id}: expected {example.Expect}, got {got}";

        Assert.Empty(wrong);
    }
}

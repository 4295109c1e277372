using System.Collections.Immutable;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Tests.Scoring;

public sealed class ScoreSheetTests
{
    [Fact]
    public void A_call_without_hits_is_worth_100() =>
        Assert.Equal(100m, Grade(SomeOutcome.Missed(Dimension.Attitude), SomeOutcome.Missed(Dimension.Compliance)).Total);

    [Theory]
    [InlineData(Severity.Serious, 1, -25)]
    [InlineData(Severity.Ordinary, 1, -10)]
    [InlineData(Severity.Minor, 1, -3)]
    [InlineData(Severity.Ordinary, 2, -20)]
    [InlineData(Severity.Ordinary, 9, -20)] // at most twice a rule a call
    [InlineData(Severity.Ordinary, 0, -10)] // a hit costs at least once
    [InlineData(Severity.Veto, 1, -100)]
    public void Prices_each_hit(Severity severity, int hits, int points)
    {
        var assessment = Grade(SomeOutcome.Hit(Dimension.Compliance, severity, hits));

        Assert.Equal(points, Assert.Single(assessment.Outcomes).Points);
        Assert.Equal(100 + points, Score(assessment, Dimension.Compliance));
    }

    [Theory]
    [InlineData(Outcome.NoHit)]
    [InlineData(Outcome.NotApplicable)]
    [InlineData(Outcome.CannotBeJudged)]
    public void Only_hits_cost_points(Outcome outcome) =>
        Assert.Equal(0m, Assert.Single(Grade(SomeOutcome.Of(outcome, Dimension.Attitude)).Outcomes).Points);

    [Fact]
    public void A_dimension_ends_at_zero() =>
        Assert.Equal(0m, Score(Grade([.. Enumerable.Repeat(SomeOutcome.Hit(Dimension.Attitude, Severity.Serious, 2), 3)]), Dimension.Attitude));

    [Fact]
    public void Weighs_the_dimensions()
    {
        var all = Enum.GetValues<Dimension>().Select(SomeOutcome.Missed);

        // 20·90 + 25·75 + 20·100 + 35·97 = 9070
        Assert.Equal(90.70m, Grade([
            .. all,
            SomeOutcome.Hit(Dimension.Attitude, Severity.Ordinary),
            SomeOutcome.Hit(Dimension.Knowledge, Severity.Serious),
            SomeOutcome.Hit(Dimension.Compliance, Severity.Minor)]).Total);
    }

    [Fact]
    public void Gives_the_weight_of_dimensions_that_do_not_apply_to_the_others()
    {
        var assessment = Grade(
            SomeOutcome.Hit(Dimension.Attitude, Severity.Ordinary),
            SomeOutcome.Missed(Dimension.Compliance),
            SomeOutcome.Of(Outcome.NotApplicable, Dimension.Knowledge),
            SomeOutcome.Of(Outcome.CannotBeJudged, Dimension.Resolution));

        Assert.Equal(96.36m, assessment.Total); // (20·90 + 35·100) / 55
        Assert.Equal([true, false, false, true], assessment.Dimensions.Select(score => score.Applicable));
        Assert.Equal(100m, Score(assessment, Dimension.Knowledge));
    }

    [Fact]
    public void Loses_nothing_where_nothing_could_be_judged() =>
        Assert.Equal(100m, Grade(SomeOutcome.Of(Outcome.CannotBeJudged, Dimension.Compliance)).Total);

    [Theory]
    [InlineData(VetoMode.Cap, 59, 0, -100)]
    [InlineData(VetoMode.Zero, 0, 0, -100)]
    [InlineData(VetoMode.Flag, 84.09, 75, -25)] // (20·100 + 35·75) / 55
    public void A_veto_follows_the_mode(VetoMode mode, decimal total, decimal compliance, decimal points)
    {
        var assessment = Grade(
            ScoringPolicy.Default with { Veto = mode },
            SomeOutcome.Missed(Dimension.Attitude), SomeOutcome.Hit(Dimension.Compliance, Severity.Veto));

        Assert.True(assessment.Vetoed);
        Assert.Equal(mode is VetoMode.Cap ? 36.36m : total, assessment.Total); // the cap only lowers: 20·100 / 55
        Assert.Equal(compliance, Score(assessment, Dimension.Compliance));
        Assert.Equal(points, assessment.Outcomes[1].Points);
    }

    [Fact]
    public void A_veto_caps_an_otherwise_good_call() =>
        Assert.Equal(59m, Grade([.. Enum.GetValues<Dimension>().Select(SomeOutcome.Missed), SomeOutcome.Hit(Dimension.Compliance, Severity.Veto)]).Total);

    [Fact]
    public void A_veto_filed_elsewhere_still_takes_compliance()
    {
        var assessment = Grade(SomeOutcome.Hit(Dimension.Attitude, Severity.Veto), SomeOutcome.Missed(Dimension.Attitude));

        Assert.Equal(0m, Score(assessment, Dimension.Compliance));
        Assert.Equal(100m, Score(assessment, Dimension.Attitude));
    }

    [Fact]
    public void A_mitigated_veto_is_no_veto() => Assert.False(Grade(SomeOutcome.Hit(Dimension.Compliance, Severity.Serious)).Vetoed);

    private static decimal Score(Assessment assessment, Dimension dimension) => assessment.Dimensions.Single(score => score.Dimension == dimension).Score;

    private static Assessment Grade(params ImmutableArray<RuleOutcome> outcomes) => Grade(ScoringPolicy.Default, outcomes);

    private static Assessment Grade(ScoringPolicy policy, params ImmutableArray<RuleOutcome> outcomes) =>
        ScoreSheet.Grade("C-1", 1, SomeOutcome.Inputs, policy, outcomes);
}

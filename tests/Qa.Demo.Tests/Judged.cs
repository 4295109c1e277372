using Qa.Demo.Staging;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Rulebooks;

namespace Qa.Demo.Tests;

/// <summary>The sample calls with the score cards that the shipped pack gives them.</summary>
internal static class Judged
{
    private static readonly Lazy<(StagedCall Staged, Assessment Card)[]> Cards = new(() =>
    {
        var reading = RulebookReader.Read(ShippedPacks.Text(ShippedPacks.FinanceZh));
        var book = CompiledRulebook.Compile(reading.Book!);
        var inputs = new AssessmentInputs("-", "-", AssessmentInputs.None, "-", AssessmentInputs.None);
        return [.. Sample.Staged.Select(staged =>
            (staged, ScoreSheet.Grade(staged.Call.Header.CallId, 1, inputs, book.Book.Scoring, book.Judge(staged.Call))))];
    });

    public static IReadOnlyList<(StagedCall Staged, Assessment Card)> All => Cards.Value;

    public static IEnumerable<(StagedCall Staged, Assessment Card)> Of(string agent, Range weeks) => All.Where(one =>
        one.Staged.Call.Header.AgentId == agent && one.Staged.Week >= weeks.Start.Value && one.Staged.Week < weeks.End.Value);

    public static bool Breaks(this Assessment card, string rule) => card.Hits.Any(hit => hit.Rule == rule);

    public static decimal Mean(this IEnumerable<(StagedCall Staged, Assessment Card)> some, Dimension dimension) =>
        some.Average(one => one.Card.Dimensions.Single(score => score.Dimension == dimension).Score);

    /// <returns>Share of these calls in which one of the rules is broken, 0..1.</returns>
    public static double Rate(this IEnumerable<(StagedCall Staged, Assessment Card)> some, params IEnumerable<string> rules) =>
        some.Average(one => rules.Any(one.Card.Breaks) ? 1.0 : 0.0);
}

using System.Globalization;
using Qa.Dashboard.Shell;
using Qa.Domain.Rules;

namespace Qa.Dashboard.Rules;

/// <summary>Says conditions in words: who, where in the call, what, how often, and what does not count.</summary>
public sealed class Reader(IStringLocalizer<Texts> l, Words words)
{
    // Longer enumerations hide the sentence; the rule's page shows all phrases.
    private const int FewPatterns = 8;

    public string Sentence(Condition condition) => string.Join(" · ", Parts(condition));

    /// <summary>The rule's scope, one phrase each; empty where every call is meant.</summary>
    public IEnumerable<string> Scope(RuleScope scope)
    {
        if (!scope.BusinessLines.IsEmpty)
            yield return l["Scope.Lines", Join(scope.BusinessLines.Select(line => words.Of(line)))];
        if (!scope.Directions.IsEmpty)
            yield return l["Scope.Directions", Join(scope.Directions.Select(direction => words.Of(direction)))];
        foreach (var test in scope.Attributes)
            yield return l["Scope.Only", Attribute(test)];
        foreach (var test in scope.Exempt)
            yield return l["Scope.Exempt", Attribute(test)];
    }

    /// <summary>Why this build cannot judge the rule, or null where it can.</summary>
    public static string? Needs(Rule rule) => rule.Conditions.Select(condition => condition.Test).OfType<UnavailableTest>().FirstOrDefault()?.Needs;

    public string Suppressor(Suppressor suppressor)
    {
        var name = l[$"Suppressor.{suppressor.Kind}"];
        return suppressor.Patterns.IsEmpty ? name : l["Suppressor.With", name.Value, Few(suppressor.Patterns)];
    }

    private IEnumerable<string> Parts(Condition condition)
    {
        if (condition.Test is not (AttributeTest or DurationTest or UnavailableTest))
            yield return words.Of(condition.Role);
        foreach (var part in Range(condition.Range))
            yield return part;
        yield return Test(condition.Test);
        if (condition.AtLeast > 1)
            yield return l["Condition.Times", condition.AtLeast];
        if (condition.AcrossTurn)
            yield return l["Condition.AcrossTurn"];
        if (!condition.Unless.IsEmpty)
            yield return l["Condition.Unless", Join(condition.Unless.Select(Suppressor))];
    }

    private IEnumerable<string> Range(ConditionRange range)
    {
        if (range.First is { } first)
            yield return l["Range.First", Size(first)];
        if (range.Last is { } last)
            yield return l["Range.Last", Size(last)];
        if (range.Anchor is not { } anchor)
            yield break;

        var pick = anchor.Pick is AnchorPick.Nth ? l["Pick.Nth", anchor.Index] : l[$"Pick.{anchor.Pick}"];
        yield return anchor.Within is { } within
            ? l[$"Anchor.{anchor.Side}Within", pick.Value, anchor.Of, Size(within)]
            : l[$"Anchor.{anchor.Side}", pick.Value, anchor.Of];
    }

    private string Test(Test test) => test switch
    {
        KeywordsTest { Quantifier: Quantifier.AtLeast } keywords => l["Test.KeywordsAtLeast", keywords.Count, Few(keywords.Patterns)],
        KeywordsTest keywords => l[$"Test.Keywords{keywords.Quantifier}", Few(keywords.Patterns)],
        RegexTest { Excluding: { } excluding } regex => l["Test.RegexExcluding", regex.Pattern, excluding],
        RegexTest regex => l["Test.Regex", regex.Pattern],
        ProximityTest near => l[$"Test.Near{near.Order}", Few(near.Left), Few(near.Right), near.Within],
        SimilarTest similar => l["Test.Similar", similar.To, Number(similar.AtLeast)],
        RepetitionTest repeats => l["Test.Repeats", repeats.Times, repeats.Window, Number(repeats.Similarity)],
        AttributeTest attribute => l["Test.Attribute", Attribute(attribute)],
        CountTest count => l[$"Test.Count{count.Of}", Bounds(count.AtLeast, count.AtMost)],
        SilenceTest { After: { } role } silence => l["Test.SilenceAfter", words.Of(role), Seconds(silence.AtLeastMs)],
        SilenceTest silence => l["Test.Silence", Seconds(silence.AtLeastMs)],
        ResponseDelayTest delay => l["Test.Delay", Seconds(delay.AtLeastMs)],
        OverlapTest overlap => l["Test.Overlap", Seconds(overlap.AtLeastMs)],
        SpeechRateTest rate => l["Test.Rate", Number(rate.Above), Number(rate.Share * 100)],
        TalkShareTest share => l["Test.TalkShare", Bounds(share.AtLeast * 100, share.AtMost * 100)],
        DurationTest duration => l["Test.Duration", Bounds(duration.AtLeastMs / 1000.0, duration.AtMostMs / 1000.0)],
        UnavailableTest missing => l["Test.Needs", missing.Needs],
        _ => test.ToString(),
    };

    private string Attribute(AttributeTest test) =>
        l[$"Attribute.{test.Operator}", test.Attribute, string.Join(" / ", test.Values)];

    private string Bounds(double? atLeast, double? atMost) => (atLeast, atMost) switch
    {
        ({ } low, { } high) => l["Bounds.Between", Number(low), Number(high)],
        ({ } low, null) => l["Bounds.AtLeast", Number(low)],
        (null, { } high) => l["Bounds.AtMost", Number(high)],
        _ => l["Bounds.Any"],
    };

    private string Size(Window window) => l[$"Window.{window.Unit}", window.Amount];

    private string Few(ImmutableArray<string> patterns) => patterns.Length <= FewPatterns
        ? Join(patterns)
        : l["Patterns.More", Join(patterns.Take(FewPatterns)), patterns.Length];

    private string Join(IEnumerable<string> parts) => string.Join(l["Text.Separator"], parts);

    private static string Seconds(int ms) => Number(ms / 1000.0);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

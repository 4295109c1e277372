using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Checks;

/// <summary>Finds what is wrong in one condition.</summary>
internal sealed class ConditionCheck(PatternCheck patterns, SayingCheck sayings, ProblemLog problems)
{
    public static string Word(AnchorSide side) => side switch
    {
        AnchorSide.Before => "before",
        AnchorSide.After => "after",
        _ => "around",
    };

    public void Check(string path, Condition condition)
    {
        if (condition.AtLeast < 1)
            Number($"{path}/times", condition.AtLeast, "1");
        if (condition is { AtLeast: > 1, Test: KeywordsTest { Quantifier: Quantifier.None } })
            problems.Error($"{path}/times", "none 不能再要求次数", "none cannot be asked for several times");
        CheckRange(path, condition.Range);
        for (var i = 0; i < condition.Unless.Length; i++)
            CheckSuppressor($"{path}/unless/{i}", condition.Unless[i]);
        CheckTest(path, condition.Test);
    }

    public void CheckAttribute(string path, AttributeTest test)
    {
        if (string.IsNullOrWhiteSpace(test.Attribute))
            problems.Error(path, "没有写属性名", "the attribute's name is missing");
        var needsNumber = test.Operator is AttributeOperator.AtLeast or AttributeOperator.AtMost;
        var needsNone = test.Operator is AttributeOperator.Exists or AttributeOperator.Missing;
        if (!needsNone && test.Values.IsEmpty)
            problems.Error(path, "没有写要比较的值", "the value to compare with is missing");
        if (needsNumber && test.Values.Any(value => AttributeNumber.Of(value) is null))
            problems.Error(path, "要比较大小的值不是数字", "the value to compare with is no number");
        if (needsNumber && test.Values.Length > 1)
            problems.Error(path, "比较大小只能写一个值", "only one value can be compared with");
    }

    private void CheckRange(string path, ConditionRange range)
    {
        CheckWindow($"{path}/first", range.First);
        CheckWindow($"{path}/last", range.Last);
        if (range.Anchor is not { } anchor)
            return;
        CheckWindow($"{path}/{Word(anchor.Side)}/within", anchor.Within);
        if (anchor is { Pick: AnchorPick.Nth, Index: < 1 })
            Number($"{path}/{Word(anchor.Side)}/pick", anchor.Index, "1");
    }

    private void CheckWindow(string path, Window? window)
    {
        if (window is { Amount: < 1 } given)
            Number(path, given.Amount, "1");
    }

    private void CheckSuppressor(string path, Suppressor suppressor)
    {
        switch (suppressor.Kind)
        {
            case SuppressorKind.About:
                patterns.CheckSome($"{path}/about", suppressor.Patterns);
                patterns.Check($"{path}/against", suppressor.Against);
                if (suppressor.Within is < 0 or > 100)
                    Number($"{path}/within", suppressor.Within, "0–100");
                break;
            case SuppressorKind.Near:
                patterns.CheckSome($"{path}/near", suppressor.Patterns);
                if (suppressor.Within is < 0 or > PatternParser.WidestGap)
                    Number($"{path}/within", suppressor.Within, $"0–{PatternParser.WidestGap}");
                break;
            case SuppressorKind.Inside:
                patterns.CheckSome($"{path}/inside", suppressor.Patterns);
                break;
            case SuppressorKind.Sentence:
                patterns.CheckSome($"{path}/sentence", suppressor.Patterns);
                break;
            case SuppressorKind.Unlike:
                sayings.Check($"{path}/unlike", suppressor.Patterns[0]);
                Require($"{path}/below", suppressor.Below is > 0 and < 1, suppressor.Below, "0–1");
                break;
        }
    }

    private void CheckTest(string path, Test test)
    {
        switch (test)
        {
            case KeywordsTest keywords: CheckKeywords(path, keywords); break;
            case RegexTest regex:
                CheckRegex($"{path}/regex/match", regex.Pattern);
                if (regex.Excluding is { } excluding)
                    CheckRegex($"{path}/regex/excluding", excluding);
                break;
            case ProximityTest near:
                patterns.CheckSome($"{path}/near/left", near.Left);
                patterns.CheckSome($"{path}/near/right", near.Right);
                Require($"{path}/near/within", near.Within is >= 0 and <= PatternParser.WidestGap, near.Within, $"0–{PatternParser.WidestGap}");
                break;
            case RepetitionTest repeats: CheckRepetition($"{path}/repeats", repeats); break;
            case SimilarTest similar:
                sayings.Check($"{path}/similar/to", similar.To);
                Require($"{path}/similar/atLeast", similar.AtLeast is > 0 and < 1, similar.AtLeast, "0–1");
                break;
            case AttributeTest attribute: CheckAttribute($"{path}/attribute", attribute); break;
            case CountTest count: CheckBounds($"{path}/count", count.AtLeast, count.AtMost, int.MaxValue); break;
            case SilenceTest silence: Require($"{path}/silence/atLeast", silence.AtLeastMs > 0, silence.AtLeastMs, "> 0"); break;
            case ResponseDelayTest delay: Require($"{path}/responseDelay/atLeast", delay.AtLeastMs > 0, delay.AtLeastMs, "> 0"); break;
            case OverlapTest overlap: Require($"{path}/overlap/atLeast", overlap.AtLeastMs > 0, overlap.AtLeastMs, "> 0"); break;
            case SpeechRateTest rate: CheckRate($"{path}/rate", rate); break;
            case TalkShareTest share: CheckBounds($"{path}/talkShare", share.AtLeast, share.AtMost, 1); break;
            case DurationTest duration: CheckBounds($"{path}/duration", duration.AtLeastMs, duration.AtMostMs, int.MaxValue); break;
            case UnavailableTest unavailable when string.IsNullOrWhiteSpace(unavailable.Needs):
                problems.Error($"{path}/needs", "没有写需要什么", "what it needs is missing");
                break;
        }
    }

    private void CheckKeywords(string path, KeywordsTest test)
    {
        var at = test.Quantifier switch
        {
            Quantifier.All => $"{path}/keywords/all",
            Quantifier.AtLeast => $"{path}/keywords/of",
            Quantifier.None => $"{path}/keywords/none",
            _ => $"{path}/keywords",
        };
        patterns.CheckSome(at, test.Patterns);
        if (test.Quantifier is Quantifier.AtLeast)
            Require($"{path}/keywords/atLeast", test.Count >= 1 && test.Count <= test.Patterns.Length, test.Count, $"1–{test.Patterns.Length}");
    }

    private void CheckRegex(string path, string pattern)
    {
        if (RegexTests.ProblemOf(pattern) is { } problem)
            problems.Error(path, problem.Zh, problem.En);
    }

    private void CheckRepetition(string path, RepetitionTest test)
    {
        Require($"{path}/similarity", test.Similarity is > 0 and <= 1, test.Similarity, "0–1");
        Require($"{path}/times", test.Times >= 2, test.Times, "≥ 2");
        Require($"{path}/window", test.Window >= test.Times && test.Window <= 1000, test.Window, $"{test.Times}–1000");
        Require($"{path}/minLength", test.MinLength >= 0, test.MinLength, "≥ 0");
    }

    private void CheckRate(string path, SpeechRateTest test)
    {
        Require($"{path}/above", test.Above > 0, test.Above, "> 0");
        Require($"{path}/share", test.Share is > 0 and <= 1, test.Share, "0–1");
        Require($"{path}/meanAbove", test.MeanAbove is null or > 0, test.MeanAbove ?? 0, "> 0");
        Require($"{path}/minLength", test.MinLength >= 0, test.MinLength, "≥ 0");
    }

    private void CheckBounds(string path, double? atLeast, double? atMost, double highest)
    {
        if (atLeast is null && atMost is null)
            problems.Error(path, "至少要写 atLeast 或 atMost", "atLeast or atMost is needed");
        Require($"{path}/atLeast", atLeast is null || (atLeast >= 0 && atLeast <= highest), atLeast ?? 0, $"0–{highest}");
        Require($"{path}/atMost", atMost is null || (atMost >= 0 && atMost <= highest), atMost ?? 0, $"0–{highest}");
        if (atLeast > atMost)
            problems.Error(path, $"atLeast {atLeast} 大于 atMost {atMost}", $"atLeast {atLeast} is above atMost {atMost}");
    }

    private void Require(string path, bool holds, double value, string allowed)
    {
        if (!holds)
            Number(path, value, allowed);
    }

    private void Number(string path, double value, string allowed) =>
        problems.Error(path, FormattableString.Invariant($"{value} 不合理，应为 {allowed}"), FormattableString.Invariant($"{value} makes no sense here; allowed: {allowed}"));
}

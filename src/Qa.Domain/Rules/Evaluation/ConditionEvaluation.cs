using System.Text.RegularExpressions;
using Qa.Domain.Calls;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Tests one condition of a rule against the call so far.</summary>
internal sealed class ConditionEvaluation(ConditionProgram program, RuleEvaluation rule)
{
    private static readonly LocalText NoTimes = new("通话没有时间信息，无法判断", "The call has no times, so this cannot be judged.");
    private static readonly LocalText TooSlow = new("正则表达式超时，无法判断", "The regular expression took too long, so this cannot be judged.");

    private readonly Condition _condition = program.Condition;
    private readonly CallText _call = rule.Call;
    private List<Match>? _suppressed;

    public ConditionResult Evaluate()
    {
        try
        {
            return _condition.Test switch
            {
                AttributeTest attribute => Attribute(attribute),
                UnavailableTest unavailable => ConditionResult.Unknown(
                    new LocalText($"需要 {unavailable.Needs}，目前还没有", $"It needs {unavailable.Needs}, which is not available yet.")),
                DurationTest duration => Duration(duration),
                KeywordsTest or RegexTest or ProximityTest => InRange(Candidates.Complete(IsNowhere() ? [] : Phrases())),
                _ => InRange(StructureTests.Find(_condition.Test, _condition.Role, _call)),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return ConditionResult.Unknown(TooSlow);
        }
    }

    private ConditionResult Attribute(AttributeTest test)
    {
        var truth = AttributeTests.Evaluate(test, _call.Header);
        var value = _call.Header.Attributes.GetValueOrDefault(test.Attribute);
        return ConditionResult.Of(truth) with
        {
            Note = value is null
                ? new LocalText($"没有属性 {test.Attribute}", $"The attribute {test.Attribute} is missing.")
                : new LocalText($"{test.Attribute} = {value}"),
        };
    }

    private ConditionResult Duration(DurationTest test)
    {
        if (!_call.IsTimed || _call.EndMs is not { } length)
            return ConditionResult.Unknown(NoTimes);
        var bounds = Amounts.Bounds(length, test.AtLeastMs, test.AtMostMs, growing: !_call.Finished);
        return ConditionResult.Of(bounds) with { Note = new LocalText(FormattableString.Invariant($"{length / 1000.0:0.0} 秒"), FormattableString.Invariant($"{length / 1000.0:0.0} s")) };
    }

    private List<Match> Phrases()
    {
        var matches = new List<Match>();
        var (last, isUnlike) = ((Segment?)null, false);
        foreach (var touched in rule.Touched(program.Index))
        {
            if (touched.Segment != last) // Many patterns touch one text; it is asked once.
                (last, isUnlike) = (touched.Segment, !rule.Explains && IsUnlike(touched.Segment));
            if (isUnlike)
                continue;
            var pattern = program.Patterns[touched.Touch.Slot];
            foreach (var span in touched.Segment.Find(pattern))
                matches.Add(new Match(touched.Segment, span, rule.Program.Patterns[pattern].Source, touched.Touch.Slot));
        }

        if (_condition.Test is ProximityTest near)
            matches = Proximities.Pair(matches, near);
        if (matches.Count > 1)
            matches.Sort(Match.Compare);
        return matches;
    }

    // Nothing in it would count, so that its words need not be looked for: the cheaper question first.
    private bool IsUnlike(Segment segment)
    {
        foreach (var suppressor in program.Unless)
        {
            if (suppressor.Kind is SuppressorKind.Unlike && !segment.IsTurn && Similarities.IsUnlike(segment.First, suppressor.Meaning, suppressor.Below, _call))
                return true;
        }

        return false;
    }

    // Without a match of its anchor there is no place to look at.
    private bool IsNowhere() => program.Anchor >= 0 && rule.Result(program.Anchor).Matches.IsEmpty;

    /// <summary>The first utterance that it looks at, or null.</summary>
    public Heard? Looked()
    {
        var whole = Reach.Of(_condition.Range, _condition.Role, _call);
        return _call.Utterances.Find(heard =>
            StructureTests.Is(heard, _condition.Role) && heard.Index >= whole.From.Utterance && !(heard.Utterance.StartMs < whole.FromMs));
    }

    private ConditionResult InRange(Candidates candidates)
    {
        var whole = Reach.Of(_condition.Range, _condition.Role, _call);
        if (whole.Untimed)
            return ConditionResult.Unknown(NoTimes);
        var result = _condition.Range.Anchor is { } anchor
            ? Anchored(candidates, whole, anchor)
            : Judge(Kept(candidates.Matches, [whole]), whole.Open || candidates.Incomplete);
        if (_suppressed is null && !(candidates.Incomplete && result.Truth is Truth.Unknown))
            return result;
        return result with
        {
            Suppressed = _suppressed is null ? [] : [.. _suppressed],
            Note = result.Note ?? (candidates.Incomplete && result.Truth is Truth.Unknown ? NoTimes : null),
        };
    }

    private ConditionResult Anchored(Candidates candidates, Reach whole, Anchor anchor)
    {
        var anchors = rule.Result(program.Anchor);
        var picked = Pick(anchors.Matches, anchor);
        var reaches = picked.Select(match => Reach.Of(anchor, match, _condition.Role, _call)).ToList();
        if (reaches.Exists(reach => reach.Untimed))
            return ConditionResult.Unknown(NoTimes);
        var inside = candidates with { Matches = candidates.Matches.FindAll(whole.Holds) };
        // What can no longer fall into the one cannot fall into both.
        reaches = reaches.ConvertAll(reach => reach with { Open = reach.Open && whole.Open });
        if (anchor.Pick is AnchorPick.Every)
            return Every(inside, picked, reaches, anchors.Open);

        var moreAnchors = anchors.Open && (anchor.Pick is AnchorPick.Any or AnchorPick.Last || picked.Length == 0);
        return Judge(Kept(inside.Matches, reaches), inside.Incomplete || moreAnchors || reaches.Exists(reach => reach.Open));
    }

    private ConditionResult Every(Candidates candidates, ImmutableArray<Match> anchors, List<Reach> reaches, bool moreAnchors)
    {
        var truth = moreAnchors ? Truth.Unknown : Truth.True;
        var matches = new List<Match>();
        var lacking = ImmutableArray.CreateBuilder<Match>();
        for (var i = 0; i < anchors.Length; i++)
        {
            var own = Judge(Kept(candidates.Matches, [reaches[i]]), reaches[i].Open || candidates.Incomplete);
            truth = truth.And(own.Truth);
            matches.AddRange(own.Matches.Except(matches));
            if (own.Truth is Truth.False)
                lacking.Add(anchors[i]);
        }

        matches.Sort(Match.Compare);
        return new ConditionResult(truth, [.. matches], moreAnchors || candidates.Incomplete || reaches.Exists(reach => reach.Open)) { Lacking = lacking.ToImmutable() };
    }

    private static ImmutableArray<Match> Pick(ImmutableArray<Match> matches, Anchor anchor) => anchor.Pick switch
    {
        AnchorPick.First => [.. matches.Take(1)],
        AnchorPick.Last => [.. matches.TakeLast(1)],
        AnchorPick.Nth => [.. matches.Skip(anchor.Index - 1).Take(1)],
        _ => matches,
    };

    private List<Match> Kept(List<Match> matches, List<Reach> reaches)
    {
        var kept = new List<Match>(matches.Count);
        foreach (var match in matches)
        {
            if (IsHeld(match, reaches) && !IsSuppressed(match))
                kept.Add(match);
        }

        return kept;
    }

    private static bool IsHeld(Match match, List<Reach> reaches)
    {
        foreach (var reach in reaches)
        {
            if (reach.Holds(match))
                return true;
        }

        return false;
    }

    private bool IsSuppressed(Match match)
    {
        if (match.SuppressedBy is not null)
            return true;
        if (program.Unless.Length == 0 || Suppressions.Of(match, program.Unless, _call, rule.Program) is not { } suppression)
            return false;
        match.SuppressedBy = suppression;
        (_suppressed ??= []).Add(match);
        return true;
    }

    private ConditionResult Judge(List<Match> kept, bool open) => _condition.Test switch
    {
        KeywordsTest { Quantifier: Quantifier.None } => Absent(Apart(kept), open),
        KeywordsTest { Quantifier: Quantifier.All } all => Enough(Together(kept, all.Patterns.Length), open),
        KeywordsTest { Quantifier: Quantifier.AtLeast } some => Enough(Together(kept, some.Count), open),
        CountTest count => Amounts.Count(count, kept, _call, open),
        SpeechRateTest rate => Amounts.Rate(rate, kept, !_call.Finished),
        TalkShareTest share => Amounts.Share(share, kept, _condition.Role, !_call.Finished || open),
        _ => Enough(Apart(kept), open),
    };

    private ConditionResult Enough(List<Match> matches, bool open)
    {
        var enough = matches.Count >= _condition.AtLeast;
        return new ConditionResult(enough ? Truth.True : open ? Truth.Unknown : Truth.False, [.. matches], open);
    }

    private static ConditionResult Absent(List<Match> matches, bool open) =>
        new(matches.Count > 0 ? Truth.False : open ? Truth.Unknown : Truth.True, [.. matches], open);

    // The same words are not counted twice because two patterns, or one from two starts, found them.
    private static List<Match> Apart(List<Match> matches)
    {
        if (matches.Count < 2)
            return matches;
        var apart = new List<Match>(matches.Count);
        foreach (var match in matches)
        {
            if (apart.Count == 0 || apart[^1].Segment != match.Segment || !apart[^1].Span.Overlaps(match.Span))
                apart.Add(match);
        }

        return apart;
    }

    // Utterances (or turns) in which enough different patterns match; each quotes every pattern's first match.
    private static List<Match> Together(List<Match> matches, int different) =>
        [.. matches.GroupBy(match => match.Segment)
            .Select(group => group.DistinctBy(match => match.Slot).ToList())
            .Where(group => group.Count >= different)
            .Select(Match.Together)];
}

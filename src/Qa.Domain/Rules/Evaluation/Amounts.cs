using Qa.Domain.Calls;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Tests that measure how much or how fast somebody speaks.</summary>
internal static class Amounts
{
    /// <summary>Whether a value lies within bounds; what still grows may yet reach the lower and may not yet have passed the upper.</summary>
    public static Truth Bounds(double value, double? atLeast, double? atMost, bool growing)
    {
        if (value > atMost)
            return Truth.False;
        if (value < atLeast)
            return growing ? Truth.Unknown : Truth.False;
        return growing && atMost is not null ? Truth.Unknown : Truth.True;
    }

    public static ConditionResult Count(CountTest test, List<Match> said, CallText call, bool open)
    {
        var amount = test.Of switch
        {
            CountOf.Characters => said.Sum(match => match.Span.Length),
            CountOf.Turns => said.Select(match => call.TurnOf(match.Segment.First.Index)).Distinct().Count(),
            _ => said.Count,
        };
        return new ConditionResult(Bounds(amount, test.AtLeast, test.AtMost, open), [.. said], open) { Note = new LocalText($"{amount}") };
    }

    public static ConditionResult Rate(SpeechRateTest test, List<Match> said, bool open)
    {
        var longer = said.Where(match => match.Span.Length >= test.MinLength).ToList();
        var timed = longer.Where(match => MsOf(match.Segment.First.Utterance) > 0).ToList();
        if (open || timed.Count == 0)
            return ConditionResult.Of(open || longer.Count > 0 ? Truth.Unknown : Truth.False);

        var fast = timed.Where(match => PerMinute(Length(match), MsOf(match.Segment.First.Utterance)) > test.Above).ToList();
        var mean = PerMinute(timed.Sum(Length), timed.Sum(match => (long)MsOf(match.Segment.First.Utterance)));
        var holds = (fast.Count > 0 && fast.Count >= test.Share * timed.Count) || mean > test.MeanAbove;
        return new ConditionResult(Truths.Of(holds), [.. holds ? fast : []], Open: false)
        {
            Note = new LocalText(
                FormattableString.Invariant($"平均每分钟 {mean:0} 字，{timed.Count} 句中 {fast.Count} 句超过 {test.Above:0}"),
                FormattableString.Invariant($"{mean:0} a minute on average; {fast.Count} of {timed.Count} utterances above {test.Above:0}")),
        };
    }

    public static ConditionResult Share(TalkShareTest test, List<Match> said, Role? role, bool open)
    {
        var all = said.Sum(match => (long)MsOf(match.Segment.First.Utterance));
        if (open || all == 0)
            return ConditionResult.Of(Truth.Unknown);
        var own = said.Where(match => StructureTests.Is(match.Segment.First, role)).Sum(match => (long)MsOf(match.Segment.First.Utterance));
        var share = (double)own / all;
        return ConditionResult.Of(Bounds(share, test.AtLeast, test.AtMost, growing: false)) with
        {
            Note = new LocalText(FormattableString.Invariant($"占 {share:P1}"), FormattableString.Invariant($"{share:P1} of the talk")),
        };
    }

    private static int Length(Match match) => StructureTests.SpokenLength(match.Segment.First.Utterance.Text);

    private static int MsOf(Utterance utterance) => Math.Max(0, utterance.EndMs - utterance.StartMs ?? 0);

    private static double PerMinute(int length, long ms) => length * 60_000.0 / ms;
}

using Qa.Domain.Calls;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>What tests other than words find in a call, before ranges and suppressors.</summary>
/// <param name="Incomplete">Times are missing, so that there may be more.</param>
internal readonly record struct Candidates(List<Match> Matches, bool Incomplete)
{
    public static Candidates Complete(List<Match> matches) => new(matches, false);
}

internal static class StructureTests
{
    // An interruption is looked for among the utterances just before, because recognisers sort by their begin.
    private const int OverlapLooksBack = 8;

    // 嗯, 对, 好的: signs of listening, not interruptions.
    private const int LongestAcknowledgement = 2;

    public static Candidates Find(Test test, Role? role, CallText call) => test switch
    {
        SilenceTest silence => Silences(silence, role, call),
        ResponseDelayTest delay => Delays(delay, role, call),
        OverlapTest overlap => Overlaps(overlap, role, call),
        SimilarTest similar => Candidates.Complete(Similarities.Find(similar, role, call)),
        RepetitionTest repetition => Candidates.Complete(Repetitions.Find(repetition, role, call)),
        TalkShareTest => Everything(call, heard => heard.Utterance.Role is not Role.System, "talkShare"),
        SpeechRateTest => Everything(call, heard => Is(heard, role), "rate"),
        CountTest => Candidates.Complete(Everything(call, heard => Is(heard, role), "count").Matches),
        _ => throw new ArgumentOutOfRangeException(nameof(test), test, null),
    };

    public static bool Is(Heard heard, Role? role) => role is null || heard.Utterance.Role == role;

    /// <summary>How much was said as people count it: each Chinese character, each number's digit, each Latin word.</summary>
    public static int SpokenLength(string text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) || char.IsLowSurrogate(text[i]))
                continue;
            var continues = i > 0 && text[i] < Patterns.Sentences.FirstHan && char.IsLetter(text[i])
                && text[i - 1] < Patterns.Sentences.FirstHan && char.IsLetter(text[i - 1]);
            if (!continues)
                length++;
        }

        return length;
    }

    private static Candidates Everything(CallText call, Func<Heard, bool> concerns, string what)
    {
        var concerned = call.Utterances.Where(concerns).ToList();
        return new Candidates([.. concerned.Select(heard => Match.Whole(heard, what))], concerned.Exists(heard => !IsTimed(heard)));
    }

    private static Candidates Silences(SilenceTest test, Role? role, CallText call)
    {
        var matches = new List<Match>();
        var incomplete = false;
        Heard? last = null; // the one who spoke to the latest moment
        foreach (var heard in call.Utterances)
        {
            if (!IsTimed(heard))
            {
                incomplete = true;
                continue;
            }

            if (last is not null && heard.Utterance.StartMs - last.Utterance.EndMs >= test.AtLeastMs
                && (test.After is null || last.Utterance.Role == test.After) && Is(last, role))
                matches.Add(Match.Whole(last, "silence"));
            if (last is null || heard.Utterance.EndMs >= last.Utterance.EndMs)
                last = heard;
        }

        return new Candidates(matches, incomplete);
    }

    private static Candidates Delays(ResponseDelayTest test, Role? role, CallText call)
    {
        var matches = new List<Match>();
        var incomplete = false;
        for (var i = 1; i < call.Utterances.Count; i++)
        {
            var (asked, answer) = (call.Utterances[i - 1], call.Utterances[i]);
            if (!Is(answer, role) || answer.Utterance.Role == asked.Utterance.Role
                || answer.Utterance.Role is Role.System || asked.Utterance.Role is Role.System)
                continue;
            incomplete |= answer.Utterance.StartMs is null || asked.Utterance.EndMs is null;
            if (answer.Utterance.StartMs - asked.Utterance.EndMs >= test.AtLeastMs)
                matches.Add(Match.Whole(answer, "responseDelay"));
        }

        return new Candidates(matches, incomplete);
    }

    private static Candidates Overlaps(OverlapTest test, Role? role, CallText call)
    {
        var matches = new List<Match>();
        var incomplete = false;
        for (var i = 0; i < call.Utterances.Count; i++)
        {
            var heard = call.Utterances[i];
            incomplete |= !IsTimed(heard);
            if (!Is(heard, role) || heard.Utterance.Role is Role.System || SpokenLength(heard.Utterance.Text) <= LongestAcknowledgement)
                continue;
            for (var j = i - 1; j >= Math.Max(0, i - OverlapLooksBack); j--)
            {
                if (Interrupts(heard.Utterance, call.Utterances[j].Utterance, test.AtLeastMs))
                {
                    matches.Add(Match.Whole(heard, "overlap"));
                    break;
                }
            }
        }

        return new Candidates(matches, incomplete);
    }

    private static bool Interrupts(Utterance later, Utterance earlier, int atLeastMs) =>
        earlier.Role != later.Role && earlier.Role is not Role.System
        && earlier.StartMs < later.StartMs && Math.Min(later.EndMs ?? 0, earlier.EndMs ?? 0) - later.StartMs >= atLeastMs;

    private static bool IsTimed(Heard heard) => heard.Utterance is { StartMs: not null, EndMs: not null };
}

using Qa.Domain.Calls;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>When a character was said: from the words where there are any, else in proportion within the utterance.</summary>
internal static class SpeechClock
{
    public static int? StartOf(Match match) => MsAt(match.Segment, match.Span, end: false);

    public static int? EndOf(Match match) => MsAt(match.Segment, match.Span, end: true);

    /// <param name="offset">Into the original text; for an end, one past the last character.</param>
    public static int? MsAt(Utterance utterance, int offset, bool end)
    {
        if (!utterance.Words.IsDefaultOrEmpty && WordAt(utterance, end ? offset - 1 : offset) is { } word)
            return Proportional(offset - word.Start, word.Word.Text.Length, word.Word.StartMs, word.Word.EndMs);
        if (utterance.StartMs is not { } startMs)
            return null;
        return utterance.EndMs is { } endMs
            ? Proportional(offset, utterance.Text.Length, startMs, endMs)
            : end ? null : startMs;
    }

    private static int? MsAt(Segment segment, Patterns.TextSpan span, bool end)
    {
        var parts = segment.Parts(span).ToList();
        if (parts.Count == 0)
            return null;
        var (heard, from, to) = end ? parts[^1] : parts[0];
        return MsAt(heard.Utterance, end ? to : from, end);
    }

    // A recogniser's words follow each other in the text, perhaps with spaces or punctuation between.
    private static (Word Word, int Start)? WordAt(Utterance utterance, int offset)
    {
        var from = 0;
        foreach (var word in utterance.Words)
        {
            var start = word.Text.Length == 0 ? -1 : utterance.Text.IndexOf(word.Text, from, StringComparison.Ordinal);
            if (start < 0)
                continue;
            if (offset < start)
                return null;
            from = start + word.Text.Length;
            if (offset < from)
                return (word, start);
        }

        return null;
    }

    private static int Proportional(int offset, int length, int startMs, int endMs) =>
        length == 0 ? startMs : startMs + (int)((long)(endMs - startMs) * Math.Clamp(offset, 0, length) / length);
}

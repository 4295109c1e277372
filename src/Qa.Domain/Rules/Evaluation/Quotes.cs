using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Turns matches into evidence.</summary>
internal static class Quotes
{
    /// <summary>In the order of speech. Words inside others that are quoted are not quoted again.</summary>
    public static ImmutableArray<Evidence> Of(IReadOnlyList<Match> matches)
    {
        if (matches is [{ Parts.Length: 0 } only])
            return Of(only.Segment, only.Span);

        var places = matches.SelectMany(match => match.Places).ToList();
        places.Sort(Match.Compare);
        var pieces = places.SelectMany(match => Of(match.Segment, match.Span)).DistinctBy(piece => (piece.Seq, piece.Start, piece.End)).ToList();
        var bySeq = pieces.ToLookup(piece => piece.Seq);
        return [.. pieces.Where(piece => !bySeq[piece.Seq].Any(whole => whole.Start <= piece.Start && piece.End <= whole.End && whole != piece))];
    }

    /// <summary>A whole utterance, quoted because something is missing in or after it.</summary>
    public static ImmutableArray<Evidence> Of(Heard heard) => Of(heard.Own, new TextSpan(0, heard.Own.Reading.Text.Length));

    public static ImmutableArray<Evidence> Of(Segment segment, TextSpan span)
    {
        if (!segment.IsTurn)
        {
            var (start, end) = segment.Reading.Original(span.Start, span.End);
            return [Of(segment.First, start, end, segment, span)];
        }

        // Where a match crosses utterances, the first piece tells how the whole was read.
        return [.. segment.Parts(span).Select((part, i) => Of(part.Heard, part.Start, part.End, i == 0 ? segment : null, span))];
    }

    // A comma in half width is no other reading.
    private static bool IsSame(string text, ReadOnlySpan<char> reading)
    {
        if (text.Length != reading.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != reading[i] && (char.IsLetterOrDigit(reading[i]) || Language.Reading.Fold(text[i]) != reading[i]))
                return false;
        }

        return true;
    }

    private static Evidence Of(Heard heard, int start, int end, Segment? read, TextSpan span)
    {
        var utterance = heard.Utterance;
        var text = utterance.Text[start..end];
        var readAs = read is null || IsSame(text, read.Reading.Text.AsSpan(span.Start, span.Length)) ? null : read.Reading.Text[span.Start..span.End];
        return new Evidence(
            utterance.Seq, utterance.Role, start, end,
            SpeechClock.MsAt(utterance, start, end: false), SpeechClock.MsAt(utterance, end, end: true), text, readAs);
    }
}

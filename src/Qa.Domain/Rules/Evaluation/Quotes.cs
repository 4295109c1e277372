namespace Qa.Domain.Rules.Evaluation;

/// <summary>Turns matches into evidence.</summary>
internal static class Quotes
{
    /// <summary>In the order of speech, each span once.</summary>
    public static ImmutableArray<Evidence> Of(IEnumerable<Match> matches)
    {
        var places = matches.SelectMany(match => match.Places).ToList();
        if (places.Count > 1)
            places.Sort(Match.Compare);
        return [.. places.SelectMany(match => Of(match.Segment, match.Span)).DistinctBy(piece => (piece.Seq, piece.Start, piece.End))];
    }

    /// <summary>A whole utterance, quoted because something is missing in or after it.</summary>
    public static ImmutableArray<Evidence> Of(Heard heard) => [.. Of(heard.Own, new Patterns.TextSpan(0, heard.Own.Reading.Text.Length)).Take(1)];

    public static IEnumerable<Evidence> Of(Segment segment, Patterns.TextSpan span)
    {
        // Where a match crosses utterances, the first piece tells how the whole was read.
        var readAs = segment.Reading.Text[span.Start..span.End];
        foreach (var (heard, start, end) in segment.Parts(span))
        {
            var utterance = heard.Utterance;
            var text = utterance.Text[start..end];
            yield return new Evidence(
                utterance.Seq, utterance.Role, start, end,
                SpeechClock.MsAt(utterance, start, end: false), SpeechClock.MsAt(utterance, end, end: true),
                text, readAs is null || string.Equals(readAs, text, StringComparison.Ordinal) ? null : readAs);
            readAs = null;
        }
    }
}

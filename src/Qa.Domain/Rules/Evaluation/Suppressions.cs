using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Finds the context in which a match does not count.</summary>
internal static class Suppressions
{
    /// <returns>The first that holds, in the order of the rulebook; null where the match counts.</returns>
    public static Suppression? Of(Match match, SuppressorProgram[] suppressors, CallText call, RulebookProgram program)
    {
        foreach (var suppressor in suppressors)
        {
            if (Of(match, suppressor, call, program) is { } found)
                return found;
        }

        return null;
    }

    private static Suppression? Of(Match match, SuppressorProgram suppressor, CallText call, RulebookProgram program) => suppressor.Kind switch
    {
        SuppressorKind.About => About(match, suppressor, call),
        SuppressorKind.Inside => Here(match, suppressor, phrase => phrase.Length > match.Span.Length && phrase.Contains(match.Span)),
        SuppressorKind.Near => Here(match, suppressor, phrase => phrase.DistanceTo(match.Span) <= suppressor.Within),
        SuppressorKind.Sentence => InSentence(match, suppressor),
        SuppressorKind.Unlike => Similarities.IsUnlike(match, suppressor.Meaning, suppressor.Below, call)
            ? new Suppression(suppressor.Kind, match.Segment, new TextSpan(0, match.Segment.Reading.Text.Length))
            : null,
        SuppressorKind.Corrected => Corrected(match, call, program),
        _ => SpeechContext.Find(match, suppressor.Kind, program),
    };

    private static Suppression? Here(Match match, SuppressorProgram suppressor, Func<TextSpan, bool> takesAway)
    {
        foreach (var pattern in suppressor.Patterns)
        {
            foreach (var phrase in match.Segment.Find(pattern))
            {
                if (takesAway(phrase))
                    return new Suppression(suppressor.Kind, match.Segment, phrase);
            }
        }

        return null;
    }

    private static Suppression? InSentence(Match match, SuppressorProgram suppressor)
    {
        var (start, end) = Sentences.Around(match.Segment.Reading.Text, match.Span.Start, match.Span.End);
        return Here(match, suppressor, new TextSpan(start, end).Contains);
    }

    // The nearest mention decides; where two are equally near, "against" does, so that 结构性存款 is no 存款.
    private static Suppression? About(Match match, SuppressorProgram suppressor, CallText call)
    {
        var about = Nearest(match.Segment, suppressor.Patterns, span => span.DistanceTo(match.Span));
        var against = Nearest(match.Segment, suppressor.Against, span => span.DistanceTo(match.Span));
        var segment = match.Segment;
        for (var back = 1; about is null && against is null && back <= suppressor.Within && match.Segment.First.Index - back >= 0; back++)
        {
            segment = call.Utterances[match.Segment.First.Index - back].Own;
            var length = segment.Reading.Text.Length;
            about = Nearest(segment, suppressor.Patterns, span => length - span.End);
            against = Nearest(segment, suppressor.Against, span => length - span.End);
        }

        return about is { } mention && (against is null || mention.Distance < against.Value.Distance)
            ? new Suppression(SuppressorKind.About, segment, mention.Span)
            : null;
    }

    private static (TextSpan Span, int Distance)? Nearest(Segment segment, int[] patterns, Func<TextSpan, int> distanceOf)
    {
        (TextSpan Span, int Distance)? nearest = null;
        foreach (var pattern in patterns)
        {
            foreach (var span in segment.Find(pattern))
            {
                var distance = distanceOf(span);
                if (nearest is null || distance < nearest.Value.Distance || (distance == nearest.Value.Distance && span.Length > nearest.Value.Span.Length))
                    nearest = (span, distance);
            }
        }

        return nearest;
    }

    private static Suppression? Corrected(Match match, CallText call, RulebookProgram program)
    {
        for (var i = match.To.Utterance; i < call.Utterances.Count; i++)
        {
            var segment = call.Utterances[i].Own;
            if (segment.Role != match.Segment.Role)
                continue;
            foreach (var pattern in program.Corrections)
            {
                foreach (var span in segment.Find(pattern))
                {
                    if (segment.Places(span).From >= match.To)
                        return new Suppression(SuppressorKind.Corrected, segment, span);
                }
            }
        }

        return null;
    }
}

using Qa.Domain.Language;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Asks the language how a match is meant: negated, quoted, asked, warned of.</summary>
internal static class SpeechContext
{
    public static Suppression? Find(Match match, SuppressorKind kind, RulebookProgram program)
    {
        var (context, patterns) = kind switch
        {
            SuppressorKind.Negated => (ContextKind.Negated, program.Negators),
            SuppressorKind.Quoted => (ContextKind.Quoted, program.Quotations),
            SuppressorKind.Question => (ContextKind.Question, program.Questions),
            SuppressorKind.Warning => (ContextKind.Warning, program.Warnings),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not told by the language."),
        };
        var words = new TextRange(match.Span.Start, match.Span.End);
        return Context.Find(context, program.Language, match.Segment.Reading.Text, words, OwnCues(match.Segment, patterns)) is { } cue
            ? new Suppression(kind, match.Segment, new TextSpan(cue.Start, cue.End))
            : null;
    }

    private static TextRange[] OwnCues(Segment segment, int[] patterns)
    {
        if (patterns.Length == 0)
            return [];
        var cues = new List<TextRange>();
        foreach (var pattern in patterns)
        {
            foreach (var span in segment.Find(pattern))
                cues.Add(new TextRange(span.Start, span.End));
        }

        return [.. cues];
    }
}

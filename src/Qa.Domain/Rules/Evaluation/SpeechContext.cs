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
        var gaps = context is ContextKind.Negated ? Gaps(match, program) : [];
        return Context.Find(context, program.Language, match.Segment.Reading.Text, words, OwnCues(match.Segment, patterns), gaps) is { } cue
            ? new Suppression(kind, match.Segment, new TextSpan(cue.Start, cue.End))
            : null;
    }

    // 收益 ..8 保证 also finds 收益没法保证, where the negator is none of the pattern's words.
    private static TextRange[] Gaps(Match match, RulebookProgram program)
    {
        if (program.Patterns.Phrase(match.Pattern) is not { } pattern)
            return [];
        var gaps = new List<TextSpan>();
        pattern.FindGaps(match.Segment.Reading, match.Span, gaps);
        return [.. gaps.Select(gap => new TextRange(gap.Start, gap.End))];
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

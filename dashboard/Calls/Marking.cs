using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Dashboard.Calls;

/// <summary>Evidence of a broken rule in an utterance.</summary>
public sealed record Mark(string Rule, Severity Severity, Evidence Evidence);

/// <summary>A piece of an utterance's text with everything that marks it, worst first. Without marks: plain text.</summary>
public sealed record Piece(string Text, ImmutableArray<Mark> Marks);

/// <summary>Cuts utterances where evidence begins and ends, so that overlapping evidence can be drawn.</summary>
public static class Marking
{
    // U+2400 holds a picture for each control character; one for one, so that spans stay right.
    private const char ControlPictures = '\u2400';

    public static ImmutableArray<Mark> Of(IEnumerable<RuleOutcome> outcomes) =>
    [
        .. from outcome in outcomes
           where outcome.Outcome is Outcome.Hit
           from evidence in outcome.Evidence
           select new Mark(outcome.Rule, outcome.Severity, evidence),
    ];

    /// <summary>True where the evidence is the utterance itself: what rules on time, amount or absence quote. Such evidence marks the line, not its words.</summary>
    public static bool IsWholeLine(Mark mark, string text) => mark.Evidence.Start <= 0 && mark.Evidence.End >= text.Length;

    /// <param name="marks">Of this utterance; spans outside the text are cut to it.</param>
    /// <returns>The whole text, in order.</returns>
    public static ImmutableArray<Piece> Cut(string text, IReadOnlyCollection<Mark> marks)
    {
        var cuts = new SortedSet<int> { 0, text.Length };
        foreach (var mark in marks)
        {
            cuts.Add(Math.Clamp(mark.Evidence.Start, 0, text.Length));
            cuts.Add(Math.Clamp(mark.Evidence.End, 0, text.Length));
        }

        return [.. cuts.Zip(cuts.Skip(1), (start, end) => new Piece(Visible(text[start..end]), Covering(marks, start, end)))];
    }

    /// <summary>Shows control characters as pictures and halves of surrogate pairs as the replacement character, one for one.</summary>
    public static string Visible(string text)
    {
        var shown = text.ToCharArray();
        for (var i = 0; i < shown.Length; i++)
        {
            if (char.IsHighSurrogate(shown[i]) && i + 1 < shown.Length && char.IsLowSurrogate(shown[i + 1]))
                i++;
            else
                shown[i] = Visible(shown[i]);
        }

        return new string(shown);
    }

    private static char Visible(char c) => c switch
    {
        '\n' or '\t' => ' ',
        < ' ' => (char)(ControlPictures + c),
        '\u007f' => '\u2421',
        _ when char.IsSurrogate(c) => '\ufffd',
        _ => c,
    };

    private static ImmutableArray<Mark> Covering(IReadOnlyCollection<Mark> marks, int start, int end) =>
    [
        .. marks.Where(mark => mark.Evidence.Start <= start && end <= mark.Evidence.End)
            .OrderByDescending(mark => mark.Severity)
            .ThenBy(mark => mark.Rule, StringComparer.Ordinal),
    ];
}

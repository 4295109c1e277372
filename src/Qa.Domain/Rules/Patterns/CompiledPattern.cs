using System.Buffers;
using System.Text.RegularExpressions;
using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>A span of normalised text.</summary>
internal readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>Characters between the two; 0 where they touch or overlap.</summary>
    public int DistanceTo(TextSpan other) => Math.Max(0, Math.Max(other.Start - End, Start - other.End));
}

/// <summary>A pattern or regular expression of the book, compiled once however often it is used.</summary>
internal abstract class CompiledPattern(int id, string source, PatternKey? key)
{
    public int Id { get; } = id;

    /// <summary>As written in the rulebook.</summary>
    public string Source { get; } = source;

    /// <summary>Null: every text has to be tried.</summary>
    public PatternKey? Key { get; } = key;

    /// <summary>Every match, by start; at most one from each start.</summary>
    /// <exception cref="RegexMatchTimeoutException">It took too long.</exception>
    public abstract void FindAll(Reading reading, List<TextSpan> found);

    /// <summary>The parts of a match that no element of the pattern asked for: what the gaps skipped.</summary>
    public virtual void FindGaps(Reading reading, TextSpan match, List<TextSpan> gaps) { }
}

internal sealed class PhrasePattern : CompiledPattern
{
    private readonly MatchNode _root;
    private readonly SearchValues<char>? _starts;

    public PhrasePattern(int id, string source, MatchNode root, PatternKey? key) : base(id, source, key)
    {
        _root = root;
        _starts = root.FirstCharacters is { } first ? SearchValues.Create([.. first]) : null;
    }

    public override void FindAll(Reading reading, List<TextSpan> found)
    {
        if (_root is LiteralMatch plain)
        {
            FindPlain(reading.Text, plain.Literal, found);
            return;
        }

        var text = new MatchText(reading.Text, reading.Quantities);
        Span<int> buffer = stackalloc int[16];
        for (var at = NextStart(text.Text, 0); at < text.Text.Length; at = NextStart(text.Text, at + 1))
        {
            if (!Sentences.CanCutAt(text.Text, at))
                continue;
            var ends = new Ends(buffer);
            _root.Find(text, at, ref ends);
            for (var i = 0; i < ends.Count; i++)
            {
                if (ends[i] == at || !Sentences.CanCutAt(text.Text, ends[i]))
                    continue;
                found.Add(new TextSpan(at, ends[i]));
                break;
            }
        }
    }

    public override void FindGaps(Reading reading, TextSpan match, List<TextSpan> gaps) =>
        _root.Trace(new MatchText(reading.Text, reading.Quantities), match.Start, match.End, gaps);

    private static void FindPlain(string text, string literal, List<TextSpan> found)
    {
        for (var at = text.IndexOf(literal, StringComparison.Ordinal); at >= 0; at = text.IndexOf(literal, at + 1, StringComparison.Ordinal))
        {
            if (Sentences.CanCutAt(text, at) && Sentences.CanCutAt(text, at + literal.Length))
                found.Add(new TextSpan(at, at + literal.Length));
        }
    }

    private int NextStart(ReadOnlySpan<char> text, int from)
    {
        if (_starts is null || from >= text.Length)
            return from;
        var next = text[from..].IndexOfAny(_starts);
        return next < 0 ? text.Length : from + next;
    }
}

internal sealed class RegexPattern(int id, string source, Regex match, Regex? excluding, PatternKey? key) : CompiledPattern(id, source, key)
{
    public override void FindAll(Reading reading, List<TextSpan> found)
    {
        var first = found.Count;
        foreach (var hit in match.EnumerateMatches(reading.Text))
        {
            if (hit.Length > 0)
                found.Add(new TextSpan(hit.Index, hit.Index + hit.Length));
        }

        if (excluding is null || found.Count == first)
            return;
        foreach (var hit in excluding.EnumerateMatches(reading.Text))
        {
            var excluded = new TextSpan(hit.Index, hit.Index + hit.Length);
            for (var i = found.Count - 1; i >= first; i--)
            {
                if (excluded.Contains(found[i]))
                    found.RemoveAt(i);
            }
        }
    }
}

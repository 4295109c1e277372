using Qa.Domain.Calls;
using Qa.Domain.Language;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>An utterance in its place in the call.</summary>
internal sealed class Heard(Utterance utterance)
{
    public Utterance Utterance { get; } = utterance;

    /// <summary>Position in the call; kept by <see cref="CallText"/>.</summary>
    public int Index { get; set; }

    /// <summary>Ask <see cref="CallText.TurnOf"/>, which knows whether this is up to date.</summary>
    public int Turn { get; set; }

    public Segment Own { get; set; } = null!;

    /// <summary>Ask <see cref="CallText.Scores"/>: they hold only after the same words of the other party.</summary>
    public (Reading? Before, double[] Scores)? Scored { get; set; }
}

/// <summary>A text that patterns are matched against: one utterance, or a whole turn.</summary>
internal sealed class Segment
{
    // A turn's utterances, and where each begins in the joined original text; null for one utterance.
    private readonly Heard[]? _members;
    private readonly int[]? _starts;
    private readonly ulong[]? _candidates;
    private readonly PatternSet _patterns;
    private List<(int Pattern, TextSpan[] Spans)>? _found;

    private Segment(Heard first, Heard last, Reading reading, RulebookProgram program, Heard[]? members = null, int[]? starts = null)
    {
        First = first;
        Last = last;
        _members = members;
        _starts = starts;
        _patterns = program.Patterns;
        Reading = reading;
        _candidates = _patterns.Candidates(Reading);
        Touches = _candidates is null ? [] : program.Touches(_candidates, Role);
    }

    public static Segment Of(Heard heard, Reading reading, RulebookProgram program) => new(heard, heard, reading, program);

    public static Segment OfTurn(Heard[] members, RulebookProgram program)
    {
        var starts = new int[members.Length];
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < members.Length; i++)
        {
            var next = members[i].Utterance.Text;
            if (text.Length > 0 && next.Length > 0 && char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(next[0]))
                text.Append(' ');
            starts[i] = text.Length;
            text.Append(next);
        }

        return new Segment(members[0], members[^1], Reading.Of(text.ToString()), program, members, starts);
    }

    public Reading Reading { get; }

    public Role Role => First.Utterance.Role;

    public bool IsTurn => _members is not null;

    public Heard First { get; }

    public Heard Last { get; }

    /// <summary>Uses of patterns that may match here.</summary>
    public Touch[] Touches { get; }

    /// <summary>All matches of a pattern in this text, by start.</summary>
    public ReadOnlySpan<TextSpan> Find(int pattern)
    {
        foreach (var (known, spans) in _found ??= [])
        {
            if (known == pattern)
                return spans;
        }

        var found = _patterns.Find(pattern, Reading, _candidates);
        _found.Add((pattern, found));
        return found;
    }

    /// <summary>Where a span of the normalised text lies in the call. An utterance without text still takes a place, so that it is not before or after itself.</summary>
    public (Place From, Place To) Places(TextSpan span)
    {
        var (start, end) = Reading.Original(span.Start, span.End);
        if (!IsTurn)
            return (new Place(First.Index, start), new Place(First.Index, Math.Max(end, start + 1)));
        return (PlaceOf(start), (end > start ? PlaceOf(end - 1) : PlaceOf(start)).Next);
    }

    /// <summary>The parts of a span of the normalised text, in original offsets per utterance.</summary>
    public IEnumerable<(Heard Heard, int Start, int End)> Parts(TextSpan span)
    {
        var (start, end) = Reading.Original(span.Start, span.End);
        if (!IsTurn)
            yield return (First, start, end);
        for (var i = 0; i < _members?.Length; i++)
        {
            var from = Math.Max(start - _starts![i], 0);
            var to = Math.Min(end - _starts[i], _members[i].Utterance.Text.Length);
            if (from < to)
                yield return (_members[i], from, to);
        }
    }

    private Place PlaceOf(int offset)
    {
        var i = _members!.Length - 1;
        while (i > 0 && _starts![i] > offset)
            i--;
        return new Place(_members[i].Index, offset - _starts![i]);
    }
}

/// <summary>A place in the call: an utterance, and a character of its original text.</summary>
internal readonly record struct Place(int Utterance, int Offset) : IComparable<Place>
{
    public static Place Start { get; } = new(0, 0);

    public static Place End { get; } = new(int.MaxValue, 0);

    public Place Next => this with { Offset = Offset + 1 };

    public int CompareTo(Place other) => Utterance != other.Utterance ? Utterance.CompareTo(other.Utterance) : Offset.CompareTo(other.Offset);

    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;

    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;

    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;
}

/// <summary>A pattern of a condition that may match in a segment.</summary>
/// <param name="Slot">Which of the condition's patterns.</param>
/// <param name="AcrossTurn">Whether the condition looks at whole turns.</param>
internal readonly record struct Touch(int Rule, int Condition, int Slot, bool AcrossTurn);

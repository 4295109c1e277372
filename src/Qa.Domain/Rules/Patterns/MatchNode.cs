using System.Collections.Frozen;
using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>A pattern made ready to match. From one start there is one match: elements take as much as they can, gaps as little.</summary>
internal abstract class MatchNode
{
    // Deep enough for nearly every pattern; longer lists of ends move to the heap.
    protected const int FewEnds = 8;

    private Beginnings? _beginnings;

    /// <summary>The characters that a match which is not empty can begin with, or null where that is not known.</summary>
    public abstract IEnumerable<char>? FirstCharacters { get; }

    /// <summary>A quick "no": false means that no match begins here, true means nothing.</summary>
    public bool MayBeginAt(in MatchText text, int at) =>
        (_beginnings ??= Beginnings.Of(this)).MayContain(at < text.Text.Length ? text.Text[at] : null);

    /// <summary>Whether a part may stand before or behind without words being cut; quantities and literals are never empty.</summary>
    public virtual bool CanBeEmpty => false;

    /// <summary>Adds every end of a match that begins at <paramref name="at"/>, best first.</summary>
    public abstract void Find(in MatchText text, int at, ref Ends ends);

    /// <summary>Finds a way to match exactly from <paramref name="at"/> to <paramref name="end"/>, and notes what the gaps on it skip.</summary>
    public virtual bool Trace(in MatchText text, int at, int end, List<TextSpan> gaps)
    {
        Span<int> buffer = stackalloc int[FewEnds];
        var ends = new Ends(buffer);
        Find(text, at, ref ends);
        for (var i = 0; i < ends.Count; i++)
        {
            if (ends[i] == end)
                return true;
        }

        return false;
    }
}

internal sealed class LiteralMatch(string literal) : MatchNode
{
    public string Literal => literal;

    public override IEnumerable<char> FirstCharacters => [literal[0]];

    public override void Find(in MatchText text, int at, ref Ends ends)
    {
        if (text.Text[at..].StartsWith(literal))
            ends.Add(at + literal.Length);
    }
}

internal sealed class QuantityMatch(QuantityKind kind) : MatchNode
{
    public override IEnumerable<char>? FirstCharacters => null;

    public override void Find(in MatchText text, int at, ref Ends ends)
    {
        var first = ends.Count;
        foreach (var quantity in text.Quantities)
        {
            if (quantity.Start == at && (kind is QuantityKind.Number || quantity.Kind == kind))
                ends.Add(quantity.End);
        }

        ends.SortFrom(first);
    }
}

internal sealed class OptionalMatch(MatchNode item) : MatchNode
{
    public override IEnumerable<char>? FirstCharacters => item.FirstCharacters;

    public override bool CanBeEmpty => true;

    public override void Find(in MatchText text, int at, ref Ends ends)
    {
        item.Find(text, at, ref ends);
        ends.Add(at);
    }

    public override bool Trace(in MatchText text, int at, int end, List<TextSpan> gaps) => item.Trace(text, at, end, gaps) || at == end;
}

internal sealed class AlternativesMatch : MatchNode
{
    private readonly FrozenDictionary<char, string[]> _literals;
    private readonly MatchNode[] _others;

    public AlternativesMatch(IReadOnlyCollection<MatchNode> items)
    {
        _literals = items.OfType<LiteralMatch>().Select(item => item.Literal).Distinct(StringComparer.Ordinal)
            .GroupBy(literal => literal[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _others = [.. items.Where(item => item is not LiteralMatch)];
        CanBeEmpty = _others.Any(item => item.CanBeEmpty);
        FirstCharacters = _others.All(item => item.FirstCharacters is not null && !item.CanBeEmpty)
            ? _others.SelectMany(item => item.FirstCharacters!).Concat(_literals.Keys).ToHashSet()
            : null;
    }

    public override IEnumerable<char>? FirstCharacters { get; }

    public override bool CanBeEmpty { get; }

    public override void Find(in MatchText text, int at, ref Ends ends)
    {
        Span<int> buffer = stackalloc int[FewEnds];
        var own = new Ends(buffer);
        if (at < text.Text.Length && _literals.TryGetValue(text.Text[at], out var literals))
        {
            foreach (var literal in literals)
            {
                if (text.Text[at..].StartsWith(literal))
                    own.Add(at + literal.Length);
            }
        }

        foreach (var other in _others)
        {
            if (other.MayBeginAt(text, at))
                other.Find(text, at, ref own);
        }

        own.SortFrom(0);
        for (var i = 0; i < own.Count; i++)
            ends.Add(own[i]);
    }

    public override bool Trace(in MatchText text, int at, int end, List<TextSpan> gaps)
    {
        var span = text.Text[at..end];
        if (span.Length > 0 && _literals.TryGetValue(span[0], out var literals))
        {
            foreach (var literal in literals)
            {
                if (span.SequenceEqual(literal))
                    return true;
            }
        }

        foreach (var other in _others)
        {
            if (other.Trace(text, at, end, gaps))
                return true;
        }

        return false;
    }
}

/// <summary>Both in either order; the order of writing is preferred.</summary>
internal sealed class AnyOrderMatch(MatchNode left, MatchNode right, int gap) : MatchNode
{
    private readonly SequenceMatch _forward = new([left, right], [gap]);
    private readonly SequenceMatch _backward = new([right, left], [gap]);

    public override IEnumerable<char>? FirstCharacters =>
        _forward.FirstCharacters is { } forward && _backward.FirstCharacters is { } backward ? forward.Concat(backward) : null;

    public override bool CanBeEmpty => left.CanBeEmpty && right.CanBeEmpty;

    public override void Find(in MatchText text, int at, ref Ends ends)
    {
        _forward.Find(text, at, ref ends);
        _backward.Find(text, at, ref ends);
    }

    public override bool Trace(in MatchText text, int at, int end, List<TextSpan> gaps) =>
        _forward.Trace(text, at, end, gaps) || _backward.Trace(text, at, end, gaps);
}

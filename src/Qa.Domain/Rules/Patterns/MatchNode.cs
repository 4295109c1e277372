using System.Collections.Frozen;
using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>A pattern made ready to match. From one start there is one match: elements take as much as they can, gaps as little.</summary>
internal abstract class MatchNode
{
    // Deep enough for nearly every pattern; longer lists of ends move to the heap.
    protected const int FewEnds = 8;

    private Beginnings? _beginnings;

    /// <summary>Where its matches that are not empty can begin.</summary>
    public Beginnings Beginnings => _beginnings ??= Begin();

    /// <summary>Whether a part may stand before or behind without words being cut; quantities and literals are never empty.</summary>
    public virtual bool CanBeEmpty => false;

    /// <summary>A quick "no": false means that no match begins here, true means nothing.</summary>
    public bool MayBeginAt(in MatchText text, int at) => CanBeEmpty || Beginnings.MayBe(text, at);

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

    protected abstract Beginnings Begin();
}

internal sealed class LiteralMatch(string literal) : MatchNode
{
    public string Literal => literal;

    public override void Find(in MatchText text, int at, ref Ends ends)
    {
        if (text.Text[at..].StartsWith(literal))
            ends.Add(at + literal.Length);
    }

    protected override Beginnings Begin() => Beginnings.With(literal[0]);
}

internal sealed class QuantityMatch(QuantityKind kind) : MatchNode
{
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

    protected override Beginnings Begin() => Beginnings.AtQuantity;
}

internal sealed class OptionalMatch(MatchNode item) : MatchNode
{
    public override bool CanBeEmpty => true;

    public override void Find(in MatchText text, int at, ref Ends ends)
    {
        item.Find(text, at, ref ends);
        ends.Add(at);
    }

    public override bool Trace(in MatchText text, int at, int end, List<TextSpan> gaps) => item.Trace(text, at, end, gaps) || at == end;

    protected override Beginnings Begin() => item.Beginnings;
}

internal sealed class AlternativesMatch : MatchNode
{
    private readonly FrozenDictionary<char, Choice> _byFirst;
    private readonly MatchNode[] _atQuantity;

    // Those that may be empty, or of which it is not known what they begin with.
    private readonly MatchNode[] _anywhere;

    public AlternativesMatch(IReadOnlyCollection<MatchNode> items)
    {
        Items = [.. items];
        _anywhere = [.. items.Where(IsAnywhere)];
        _atQuantity = [.. items.Where(item => !IsAnywhere(item) && item.Beginnings.Quantity)];
        _byFirst = items.Where(item => !IsAnywhere(item))
            .SelectMany(item => item.Beginnings.Characters!.Select(first => (first, item)))
            .GroupBy(pair => pair.first, pair => pair.item)
            .ToFrozenDictionary(group => group.Key, group => new Choice([.. group]));
        CanBeEmpty = _anywhere.Any(item => item.CanBeEmpty);
    }

    public ImmutableArray<MatchNode> Items { get; }

    public override bool CanBeEmpty { get; }

    public override void Find(in MatchText text, int at, ref Ends ends)
    {
        Span<int> buffer = stackalloc int[FewEnds];
        var own = new Ends(buffer);
        if (at < text.Text.Length && _byFirst.TryGetValue(text.Text[at], out var choice))
            choice.Find(text, at, ref own);
        if (_atQuantity.Length > 0 && text.QuantityBeginsAt(at))
            FindAll(_atQuantity, text, at, ref own);
        FindAll(_anywhere, text, at, ref own);

        own.SortFrom(0);
        for (var i = 0; i < own.Count; i++)
            ends.Add(own[i]);
    }

    public override bool Trace(in MatchText text, int at, int end, List<TextSpan> gaps)
    {
        foreach (var item in Items)
        {
            if (item.Trace(text, at, end, gaps))
                return true;
        }

        return false;
    }

    protected override Beginnings Begin() => Beginnings.Any(Items.Select(item => item.Beginnings));

    private static bool IsAnywhere(MatchNode item) => item.CanBeEmpty || item.Beginnings.Characters is null;

    private static void FindAll(MatchNode[] items, in MatchText text, int at, ref Ends ends)
    {
        foreach (var item in items)
            item.Find(text, at, ref ends);
    }

/// <summary>The alternatives that begin with one character.</summary>
    private sealed class Choice(MatchNode[] items)
    {
        private readonly string[] _literals = [.. items.OfType<LiteralMatch>().Select(item => item.Literal).Distinct(StringComparer.Ordinal)];
        private readonly MatchNode[] _others = [.. items.Where(item => item is not LiteralMatch)];

        public void Find(in MatchText text, int at, ref Ends ends)
        {
            foreach (var literal in _literals)
            {
                if (text.Text[at..].StartsWith(literal))
                    ends.Add(at + literal.Length);
            }

            FindAll(_others, text, at, ref ends);
        }
    }
}

/// <summary>Both in either order; the order of writing is preferred.</summary>
internal sealed class AnyOrderMatch(MatchNode left, MatchNode right, int gap) : MatchNode
{
    private readonly SequenceMatch _forward = new([left, right], [gap]);
    private readonly SequenceMatch _backward = new([right, left], [gap]);

    public override bool CanBeEmpty { get; } = left.CanBeEmpty && right.CanBeEmpty;

    public override void Find(in MatchText text, int at, ref Ends ends)
    {
        _forward.Find(text, at, ref ends);
        _backward.Find(text, at, ref ends);
    }

    public override bool Trace(in MatchText text, int at, int end, List<TextSpan> gaps) =>
        _forward.Trace(text, at, end, gaps) || _backward.Trace(text, at, end, gaps);

    protected override Beginnings Begin() => Beginnings.Any([_forward.Beginnings, _backward.Beginnings]);
}

using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>What a pattern is matched against.</summary>
internal readonly ref struct MatchText(string text, ImmutableArray<Quantity> quantities)
{
    public ReadOnlySpan<char> Text { get; } = text;

    public ReadOnlySpan<Quantity> Quantities { get; } = quantities.AsSpan();

    public bool QuantityBeginsAt(int at)
    {
        foreach (var quantity in Quantities)
        {
            if (quantity.Start == at)
                return true;
        }

        return false;
    }

    /// <returns>Where the next quantity begins, or the length of the text.</returns>
    public int NextQuantity(int from)
    {
        var next = Text.Length;
        foreach (var quantity in Quantities)
        {
            if (quantity.Start >= from && quantity.Start < next)
                next = quantity.Start;
        }

        return next;
    }
}

/// <summary>Where a match can end, in order of preference, without repeats. Lives on the stack while it is short.</summary>
internal ref struct Ends(Span<int> buffer)
{
    private Span<int> _items = buffer;

    public int Count { get; private set; }

    public readonly int this[int index] => _items[index];

    public void Add(int end)
    {
        if (_items[..Count].Contains(end))
            return;
        if (Count == _items.Length)
        {
            Span<int> wider = new int[Count * 2];
            _items.CopyTo(wider);
            _items = wider;
        }

        _items[Count++] = end;
    }

    /// <summary>The longest first.</summary>
    public readonly void SortFrom(int first) => _items[first..Count].Sort(static (left, right) => right.CompareTo(left));
}

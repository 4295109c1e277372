using System.Collections.Frozen;

namespace Qa.Domain.Rules.Patterns;

/// <summary>Where the matches of a node that are not empty can begin: at one of some characters, at a quantity, or anywhere.</summary>
internal sealed class Beginnings
{
    // By their low byte: small, quick, and never wrongly "no".
    private readonly ulong[] _lowBytes = new ulong[4];

    private Beginnings(IEnumerable<char>? characters, bool quantity)
    {
        Characters = characters?.ToFrozenSet();
        Quantity = quantity;
        foreach (var character in Characters ?? FrozenSet<char>.Empty)
            _lowBytes[(character & 0xFF) >> 6] |= 1UL << (character & 63);
    }

    public static Beginnings Anywhere { get; } = new(null, quantity: false);

    public static Beginnings AtQuantity { get; } = new([], quantity: true);

    /// <summary>Null: anywhere.</summary>
    public FrozenSet<char>? Characters { get; }

    /// <summary>Also where a quantity begins.</summary>
    public bool Quantity { get; }

    public static Beginnings With(char character) => new([character], quantity: false);

    public static Beginnings Any(IEnumerable<Beginnings> all)
    {
        var list = all.ToList();
        return list.Exists(item => item.Characters is null)
            ? Anywhere
            : new Beginnings(list.SelectMany(item => item.Characters!), list.Exists(item => item.Quantity));
    }

    /// <returns>False where no match begins at this place; true means nothing.</returns>
    public bool MayBe(in MatchText text, int at)
    {
        if (Characters is null)
            return true;
        if (at < text.Text.Length && (_lowBytes[(text.Text[at] & 0xFF) >> 6] & (1UL << (text.Text[at] & 63))) != 0)
            return true;
        return Quantity && text.QuantityBeginsAt(at);
    }
}

namespace Qa.Domain.Rules.Patterns;

/// <summary>What every match of a pattern contains: at least one of the literals or, if so marked, a quantity.
/// A text without them need not be looked at.</summary>
internal sealed record PatternKey(ImmutableHashSet<string> Literals, bool Quantity)
{
    public static PatternKey Of(string literal) => new(ImmutableHashSet.Create(StringComparer.Ordinal, literal), false);

    public static PatternKey AnyQuantity { get; } = new(ImmutableHashSet.Create<string>(StringComparer.Ordinal), true);

    /// <returns>Null where one of the two can match without a key.</returns>
    public static PatternKey? Either(PatternKey? left, PatternKey? right) =>
        left is null || right is null ? null : new PatternKey(left.Literals.Union(right.Literals), left.Quantity || right.Quantity);

    /// <returns>The one that is likely to be rarer.</returns>
    public static PatternKey? Rarer(PatternKey? left, PatternKey? right) =>
        left is null ? right : right is null || left.Rarity >= right.Rarity ? left : right;

    /// <summary>The same with Latin letters and digits cut off at both ends of each literal, for places where words may be cut.</summary>
    /// <returns>Null where nothing is left of one of them.</returns>
    public PatternKey? WithoutWordEdges()
    {
        var inner = Literals.Select(literal =>
        {
            var start = 0;
            var end = literal.Length;
            while (start < end && IsPartOfWord(literal[start]))
                start++;
            while (end > start && IsPartOfWord(literal[end - 1]))
                end--;
            return literal[start..end];
        }).ToImmutableHashSet(StringComparer.Ordinal);
        return inner.Contains("") ? null : this with { Literals = inner };
    }

    private static bool IsPartOfWord(char c) => c < Sentences.FirstHan && char.IsLetterOrDigit(c);

    // Long words are rare, single characters are everywhere; many alternatives are met more often than few.
    private int Rarity => (Quantity ? 1 : Math.Min(3, Literals.Min(literal => literal.Length))) * 10_000 - Literals.Count;
}

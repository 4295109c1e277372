namespace Qa.Domain.Rules.Patterns;

/// <summary>What every match of a pattern contains: at least one of the literals or, if so marked, a quantity.
/// A text without them need not be looked at.</summary>
internal sealed record PatternKey(ImmutableHashSet<string> Literals, bool Quantity)
{
    // The most frequent characters of spoken Chinese: nearly every text has one of them.
    private const string Everywhere = "的是我您你不了一个有这好那就在们说可以对要会到没么都上也多还能来看下去给得行";

    public static PatternKey Of(string literal) => new(ImmutableHashSet.Create(StringComparer.Ordinal, literal), false);

    public static PatternKey AnyQuantity { get; } = new(ImmutableHashSet.Create<string>(StringComparer.Ordinal), true);

    /// <summary>So likely to be there that asking for it is not worth while, unless there is nothing else to ask for.</summary>
    public bool IsEverywhere => Literals.Any(literal => literal.Length == 1 && Everywhere.Contains(literal[0], StringComparison.Ordinal));

    // Long words are rare, single characters are everywhere; many alternatives are met more often than few.
    public int Rarity => (Quantity ? 1 : Math.Min(3, Literals.Min(literal => literal.Length))) * 10_000 - Literals.Count;

    /// <summary>The same written keys are one.</summary>
    public string Name => string.Join('\n', Literals.Order(StringComparer.Ordinal)) + (Quantity ? "\n#" : "");

    public PatternKey Or(PatternKey other) => new(Literals.Union(other.Literals), Quantity || other.Quantity);

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
}

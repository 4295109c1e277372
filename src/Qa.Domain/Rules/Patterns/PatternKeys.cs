namespace Qa.Domain.Rules.Patterns;

/// <summary>Everything that each match of a pattern contains, the rarest first: a text that lacks one of the keys need not be looked at.</summary>
/// <param name="All">Empty where a match is possible in any text.</param>
internal sealed record PatternKeys(ImmutableArray<PatternKey> All)
{
    // A third key hardly ever says "no" where two did not.
    private const int Most = 3;

    public static PatternKeys None { get; } = new([]);

    public PatternKey? Rarest => All.FirstOrDefault();

    public static PatternKeys Of(PatternKey? key) => key is null ? None : new PatternKeys([key]);

    /// <summary>Of a match that has a part of each.</summary>
    public PatternKeys And(PatternKeys other)
    {
        var all = All.Concat(other.All).DistinctBy(key => key.Name).OrderByDescending(key => key.Rarity).ToList();
        return new PatternKeys([.. all.Take(1), .. all.Skip(1).Where(key => !key.IsEverywhere).Take(Most - 1)]);
    }

    /// <summary>Of a match that is one of the two.</summary>
    public PatternKeys Or(PatternKeys other) =>
        Rarest is { } own && other.Rarest is { } others ? Of(own.Or(others)) : None;

    /// <inheritdoc cref="PatternKey.WithoutWordEdges"/>
    public PatternKeys WithoutWordEdges() => new([.. All.Select(key => key.WithoutWordEdges()).OfType<PatternKey>()]);
}

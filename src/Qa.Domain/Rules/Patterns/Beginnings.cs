namespace Qa.Domain.Rules.Patterns;

/// <summary>The characters that a node's matches can begin with, by their low byte: small, quick, and never wrongly "no".</summary>
internal sealed class Beginnings
{
    private static readonly Beginnings Anything = new(null);

    private readonly ulong[]? _lowBytes;

    private Beginnings(ulong[]? lowBytes) => _lowBytes = lowBytes;

    public static Beginnings Of(MatchNode node)
    {
        if (node.CanBeEmpty || node.FirstCharacters is not { } characters)
            return Anything;

        var lowBytes = new ulong[4];
        foreach (var character in characters)
            lowBytes[(character & 0xFF) >> 6] |= 1UL << (character & 63);
        return new Beginnings(lowBytes);
    }

    /// <param name="character">Null at the end of the text.</param>
    public bool MayContain(char? character) =>
        _lowBytes is null || (character is { } c && (_lowBytes[(c & 0xFF) >> 6] & (1UL << (c & 63))) != 0);
}

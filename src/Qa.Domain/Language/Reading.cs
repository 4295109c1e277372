namespace Qa.Domain.Language;

/// <summary>A text as it is judged, with the way back to the text as it came in.</summary>
/// <remarks>
/// Folded character by character: full to half width (so ，？！ become ,?!), upper to lower case, traditional to simplified.
/// Then dropped: spaces beside Chinese characters, invisible characters, filler words, stutters. Last, spoken numbers become digits.
/// Runs of white space become one space, or one line feed where they hold one.
/// </remarks>
public sealed class Reading
{
    private const CharacterClass Demanding =
        CharacterClass.Numeral | CharacterClass.Space | CharacterClass.Filler | CharacterClass.Ignorable;

    // Null where each character of Text came from the same place; else the starts, then the ends.
    private readonly int[]? _origins;
    private readonly int _originalLength;

    internal Reading(string text, int originalLength, int[]? origins, ImmutableArray<Quantity> quantities)
    {
        Text = text;
        _originalLength = originalLength;
        _origins = origins;
        Quantities = quantities;
    }

    /// <summary>The normalised text.</summary>
    public string Text { get; }

    /// <summary>Numbers, percentages, amounts and periods found in <see cref="Text"/>, ascending by start, the longer first.
    /// Each percentage, amount and period holds the plain number as a quantity of its own.</summary>
    public ImmutableArray<Quantity> Quantities { get; }

    /// <summary>Normalises an utterance (or a pattern's literal). Never throws: lone surrogates and control characters pass through.</summary>
    public static Reading Of(string original)
    {
        var seen = Survey(original, out var folds, out var echoes);
        if ((seen & Demanding) == 0 && !echoes)
            return new Reading(folds ? Fold(original) : original, original.Length, null, []);
        return ReadingDraft.Read(original, seen, echoes);
    }

    /// <summary>One character in half width, lower case and simplified, for those who need no more than that.</summary>
    public static char Fold(char original) => CharacterFold.Of(original);

    /// <summary>The span of the original that a span of <see cref="Text"/> stands for. An empty span gives an empty span.</summary>
    public (int Start, int End) Original(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, Text.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, end);
        if (_origins is not { } origins)
            return (start, end);
        if (start < end)
            return (origins[start], origins[Text.Length + end - 1]);
        var at = start < Text.Length ? origins[start] : _originalLength;
        return (at, at);
    }

    private static CharacterClass Survey(string original, out bool folds, out bool echoes)
    {
        var table = CharacterFold.Table;
        var classes = CharacterFold.ClassTable;
        var seen = CharacterClass.None;
        var changed = 0;
        char one = '\0', two = '\0', three = '\0';
        echoes = false;
        foreach (var character in original)
        {
            var folded = table[character];
            changed |= folded ^ character;
            seen |= classes[character];
            echoes |= folded == one || ((folded == two || folded == three) && (classes[folded] & CharacterClass.Han) != 0);
            (one, two, three) = (folded, one, two);
        }

        folds = changed != 0;
        return seen;
    }

    private static string Fold(string original) => string.Create(original.Length, original, static (folded, source) =>
    {
        var table = CharacterFold.Table;
        for (var i = 0; i < folded.Length; i++)
            folded[i] = table[source[i]];
    });
}

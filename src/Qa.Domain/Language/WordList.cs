namespace Qa.Domain.Language;

/// <summary>A closed list of words, looked up at a place of a text; the longest wins.</summary>
internal sealed class WordList
{
    private readonly Dictionary<char, string[]> _byFirst;
    private readonly Dictionary<char, string[]> _byLast;

    /// <param name="words">Separated by spaces; an underscore stands for a space within a word.</param>
    public WordList(params string[] words)
    {
        var all = words.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.Replace('_', ' ')).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length).ToArray();
        _byFirst = all.GroupBy(word => word[0]).ToDictionary(group => group.Key, group => group.ToArray());
        _byLast = all.GroupBy(word => word[^1]).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Length of the longest word that begins here; 0 for none.</summary>
    public int At(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !_byFirst.TryGetValue(text[at], out var words))
            return 0;
        foreach (var word in words)
        {
            if (text[at..].StartsWith(word, StringComparison.Ordinal) && WholeWord.Stands(text, at, at + word.Length))
                return word.Length;
        }

        return 0;
    }

    /// <summary>Length of the longest word that ends here; 0 for none.</summary>
    public int Before(ReadOnlySpan<char> text, int end)
    {
        if (end == 0 || !_byLast.TryGetValue(text[end - 1], out var words))
            return 0;
        foreach (var word in words)
        {
            if (text[..end].EndsWith(word, StringComparison.Ordinal) && WholeWord.Stands(text, end - word.Length, end))
                return word.Length;
        }

        return 0;
    }

    /// <summary>The first word that lies within the span.</summary>
    public TextRange? FirstIn(ReadOnlySpan<char> text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (At(text[..end], i) is var length and > 0)
                return new TextRange(i, i + length);
        }

        return null;
    }

    public bool IsIn(ReadOnlySpan<char> text, int start, int end) => FirstIn(text, start, end) is not null;

    public bool IsIn(ReadOnlySpan<char> text) => IsIn(text, 0, text.Length);

    /// <summary>Skips words of the list, one after another, from here on.</summary>
    public int Skip(ReadOnlySpan<char> text, int at)
    {
        while (At(text, at) is var length and > 0)
            at += length;
        return at;
    }
}

/// <summary>Characters of a normalised text, from <paramref name="Start"/> up to but without <paramref name="End"/>.</summary>
public readonly record struct TextRange(int Start, int End);

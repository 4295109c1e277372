namespace Qa.Domain.Language;

/// <summary>Latin words and numbers match whole: app is not in apple, 5% not in 3.5%, but etf is in 500etf.</summary>
public static class WholeWord
{
    /// <summary>Whether text[start..end) does not cut a Latin word or a number in two. Chinese may begin and end anywhere.</summary>
    public static bool Stands(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || !IsCut(text[start - 1], text[start]) && !(text[start - 1] == '.' && start > 1 && char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[start - 2])))
        && (end == text.Length || !IsCut(text[end - 1], text[end])
            && !(text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1])));

    /// <summary>Scripts from here on do not divide words by spaces.</summary>
    internal const char FirstHan = '\u2E80';

    private static bool IsCut(char left, char right)
    {
        if (left >= FirstHan || right >= FirstHan)
            return false;
        return (char.IsLetter(left) && char.IsLetter(right)) || (char.IsAsciiDigit(left) && char.IsAsciiDigit(right));
    }
}

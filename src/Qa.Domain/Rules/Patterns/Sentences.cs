using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>Where sentences and words end in normalised text.</summary>
internal static class Sentences
{
    /// <summary>Scripts from here on do not divide words by spaces.</summary>
    public const char FirstHan = '\u2e80';

    /// <summary>Whether a sentence ends with this character; the same for patterns as for the language's clauses.</summary>
    public static bool EndsAt(ReadOnlySpan<char> text, int at) => Clauses.EndsSentence(text, at);

    /// <summary>The sentence that a span lies in, its end mark included.</summary>
    public static (int Start, int End) Around(ReadOnlySpan<char> text, int start, int end)
    {
        while (start > 0 && !EndsAt(text, start - 1))
            start--;
        end = Math.Max(end, 1);
        while (end < text.Length && !EndsAt(text, end - 1))
            end++;
        return (start, end);
    }

    /// <summary>False inside a Latin word or a number, so that "app" is not found in "apple" nor "3个月" in "13个月".</summary>
    public static bool CanCutAt(ReadOnlySpan<char> text, int at)
    {
        if (at <= 0 || at >= text.Length)
            return true;

        char before = text[at - 1], after = text[at];
        if (IsLatin(before))
            return !IsLatin(after);
        if (char.IsAsciiDigit(before))
            return !char.IsAsciiDigit(after) && !(after == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));
        return !(before == '.' && char.IsAsciiDigit(after) && at >= 2 && char.IsAsciiDigit(text[at - 2]));
    }

    private static bool IsLatin(char c) => c < FirstHan && char.IsLetter(c);
}

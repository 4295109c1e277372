using System.Globalization;
using System.Text;
using Qa.Domain.Language;

namespace Qa.Storage.Calls;

/// <summary>
/// Cuts text into tokens for the full-text index. Chinese is written without blanks, so every character begins a token of two characters
/// (the last of a run stands alone): 开户费 → 开户 户费 费. A word of any length is then a phrase, and of one character a prefix.
/// Letters and digits stay whole words. Width, case and traditional characters are folded; everything else divides.
/// </summary>
internal static class SearchText
{
    // Stands between utterances, so that no word is found across two of them. No letter or digit, so no text makes such a token.
    public const string Divider = "¶";

    /// <returns>Tokens, separated by blanks.</returns>
    public static string Document(IEnumerable<string> texts)
    {
        var tokens = new StringBuilder();
        foreach (var text in texts)
        {
            Cut(text, tokens, open: false);
            tokens.Append(Divider).Append(' ');
        }

        return tokens.ToString();
    }

    /// <returns>The words of an input, all of which a text must hold in any order; none where the input holds no letter or digit.</returns>
    public static ImmutableArray<SearchWord> Words(string input) =>
        [.. input.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Word).OfType<SearchWord>()];

    private static SearchWord? Word(string word)
    {
        var tokens = new StringBuilder();
        var prefix = Cut(word, tokens, open: true);
        return tokens.Length == 0 ? null : new SearchWord([.. tokens.ToString().TrimEnd().Split(' ')], prefix);
    }

    /// <param name="open">True for a searched word: the text may go on after it, so its last character may be the first half of a token.</param>
    /// <returns>True when the last token is to be searched as a prefix.</returns>
    private static bool Cut(string text, StringBuilder tokens, bool open)
    {
        var unspaced = default(Rune);
        var run = 0;
        var inWord = false;
        foreach (var original in text.EnumerateRunes())
        {
            var rune = Fold(original);
            var kind = Kind(rune);
            if (inWord && kind is not Writing.Word)
                tokens.Append(' ');
            if (run > 0)
                EndToken(kind is Writing.Unspaced ? rune : null);

            run = kind is Writing.Unspaced ? run + 1 : 0;
            unspaced = rune;
            inWord = kind is Writing.Word;
            if (inWord)
                Append(tokens, rune);
        }

        if (inWord)
            tokens.Append(' ');
        if (run == 1 || (run > 1 && !open))
            EndToken(null);
        return open && run == 1;

        void EndToken(Rune? second)
        {
            Append(tokens, unspaced);
            if (second is { } next)
                Append(tokens, next);
            tokens.Append(' ');
        }
    }

    private static void Append(StringBuilder tokens, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        tokens.Append(units[..rune.EncodeToUtf16(units)]);
    }

    private static Rune Fold(Rune rune) => rune.IsBmp ? new Rune(Reading.Fold((char)rune.Value)) : Rune.ToLowerInvariant(rune);

    private enum Writing
    {
        None,
        Word,
        Unspaced,
    }

    private static Writing Kind(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Ideographs, kana; 〇 is a "letter number". Scripts with blanks and this category (Arabic, Hebrew) are found all the same.
        UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => Writing.Unspaced,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Writing.Word,
        _ => Writing.None,
    };
}

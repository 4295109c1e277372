using System.Buffers;
using System.Globalization;
using System.Text;

namespace Qa.Storage;

/// <summary>
/// Text of any origin in a form that every database keeps: lone surrogates have no UTF-8 and NUL ends a string in some of them.
/// Both are written as <see cref="Mark"/> and four hex digits, and so is the mark itself, so that reading gives back the same UTF-16 units.
/// </summary>
internal static class StoredText
{
    /// <summary>SUBSTITUTE, the control character that stands for one that cannot be represented.</summary>
    private const char Mark = '\u001A';

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0xD800, 0x800).Select(unit => (char)unit), '\0', Mark]);

    public static string Encode(string text)
    {
        var at = text.AsSpan().IndexOfAny(Suspects);
        if (at < 0)
            return text;

        var stored = new StringBuilder(text, 0, at, text.Length + 16);
        for (; at < text.Length; at++)
        {
            var unit = text[at];
            if (char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                stored.Append(unit).Append(text[++at]);
            else if (unit is '\0' or Mark || char.IsSurrogate(unit))
                stored.Append(Mark).Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
            else
                stored.Append(unit);
        }

        return stored.ToString();
    }

    public static string Decode(string stored)
    {
        var at = stored.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
            return stored;

        var text = new StringBuilder(stored, 0, at, stored.Length);
        for (; at < stored.Length; at++)
        {
            if (stored[at] != Mark)
            {
                text.Append(stored[at]);
                continue;
            }

            text.Append((char)int.Parse(stored.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            at += 4;
        }

        return text.ToString();
    }

    /// <summary>Null stays null.</summary>
    public static string? DecodeOrNull(string? stored) => stored is null ? null : Decode(stored);
}

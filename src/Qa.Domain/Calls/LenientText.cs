using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Qa.Domain.Calls;

/// <summary>Text out of JSON strings that hold what is no character: U+FFFD stands in its place.</summary>
internal static class LenientText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The string at the reader, also where it holds lone surrogates or bytes that are no UTF-8.</summary>
    public static string Of(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return WithoutLoneSurrogates(Unescaped(Encoding.UTF8.GetString(json.HasValueSequence ? json.ValueSequence.ToArray() : json.ValueSpan)));
        }
    }

    public static string WithoutLoneSurrogates(string text)
    {
        var at = FirstLoneSurrogate(text, 0);
        if (at < 0)
            return text;
        var mended = text.ToCharArray();
        for (; at >= 0; at = FirstLoneSurrogate(text, at + 1))
            mended[at] = Replacement;
        return new string(mended);
    }

    private static int FirstLoneSurrogate(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return i;
            i++;
        }

        return -1;
    }

    // The reader has checked the escapes, so each is complete.
    private static string Unescaped(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            text.Append(escaped[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(escaped.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var itself => itself,
            });
            i += escaped[i] == 'u' ? 4 : 0;
        }

        return text.ToString();
    }
}

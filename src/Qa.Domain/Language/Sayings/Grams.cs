using System.Buffers;

namespace Qa.Domain.Language.Sayings;

/// <summary>A run of one to four characters, packed into one number; a short one has zeros in front.</summary>
internal static class Grams
{
    /// <summary>Four UTF-16 characters fill 64 bits.</summary>
    public const int Longest = 4;

    /// <summary>Writes the letters and digits of a normalised text: punctuation is not heard.</summary>
    /// <param name="spoken">At least as long as the text.</param>
    /// <returns>How many there are.</returns>
    public static int Spoken(string text, Span<char> spoken)
    {
        var count = 0;
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
                spoken[count++] = character;
        }

        return count;
    }

    public static string Spoken(string text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        var spoken = new string(buffer, 0, Spoken(text, buffer));
        ArrayPool<char>.Shared.Return(buffer);
        return spoken;
    }

    /// <summary>Every gram up to a length, with its first character and its length; the same gram comes as often as it is there.</summary>
    public static IEnumerable<(ulong Gram, int Start, int Length)> Of(string spoken, int longest)
    {
        for (var start = 0; start < spoken.Length; start++)
        {
            ulong gram = 0;
            for (var length = 1; length <= longest && start + length <= spoken.Length; length++)
            {
                gram = (gram << 16) | spoken[start + length - 1];
                yield return (gram, start, length);
            }
        }
    }
}

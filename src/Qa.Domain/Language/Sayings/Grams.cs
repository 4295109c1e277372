namespace Qa.Domain.Language.Sayings;

/// <summary>A run of one to four characters, packed into one number; a short one has zeros in front.</summary>
internal static class Grams
{
    /// <summary>Four UTF-16 characters fill 64 bits.</summary>
    public const int Longest = 4;

    /// <summary>The letters and digits of a normalised text, and where each stands in it: punctuation is not heard.</summary>
    public static (string Text, int[] Places) Spoken(Reading reading)
    {
        var text = reading.Text;
        var places = new int[text.Length];
        var characters = new char[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            places[count] = i;
            characters[count++] = text[i];
        }

        return (new string(characters, 0, count), places[..count]);
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

using System.Globalization;

namespace Qa.Domain.Rules;

/// <summary>The number in an attribute's value, so that levels can be compared: "C3" is 3, "67" is 67.</summary>
internal static class AttributeNumber
{
    public static decimal? Of(string value)
    {
        var digits = value.AsSpan().Trim();
        if (digits.Length > 1 && char.IsLetter(digits[0]))
            digits = digits[1..];
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

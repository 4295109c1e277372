namespace Qa.Domain;

/// <summary>A text for people in the two languages of the product. Chinese comes first; English falls back to it.</summary>
/// <param name="Zh">Simplified Chinese, never empty.</param>
/// <param name="En">English, or empty where nobody has written it yet.</param>
[GenerateSerializer, Immutable, Alias("qa.local-text")]
public sealed record LocalText(string Zh, string En = "")
{
    /// <param name="language">A BCP 47 tag; everything that does not begin with "en" is answered in Chinese.</param>
    public string In(string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && En.Length > 0 ? En : Zh;
}

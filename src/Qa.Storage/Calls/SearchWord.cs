namespace Qa.Storage.Calls;

/// <summary>A word that is looked for, as the tokens that <see cref="SearchText"/> cuts a text into, side by side.</summary>
/// <param name="Tokens">At least one; letters and digits only.</param>
/// <param name="Prefix">The last token may go on.</param>
internal sealed record SearchWord(ImmutableArray<string> Tokens, bool Prefix);

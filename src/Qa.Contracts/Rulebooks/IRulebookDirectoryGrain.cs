namespace Qa.Contracts.Rulebooks;

/// <summary>Which rulebooks there are. One grain, keyed by <see cref="TheOne"/>.</summary>
[Alias("qa.rulebook-directory-grain")]
public interface IRulebookDirectoryGrain : IGrainWithStringKey
{
    const string TheOne = "all";

    /// <summary>Idempotent. Called by a rulebook before its first version is kept.</summary>
    [Alias("add")] Task Add(string rulebookId);

    /// <returns>Ascending. A rulebook whose first publication failed halfway is listed without versions.</returns>
    [Alias("ids")] Task<ImmutableArray<string>> Ids();
}

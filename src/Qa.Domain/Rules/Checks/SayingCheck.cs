using Qa.Domain.Language.Sayings;

namespace Qa.Domain.Rules.Checks;

/// <summary>Finds meanings of which a rulebook has too few sayings to learn from.</summary>
internal sealed class SayingCheck(ImmutableArray<Saying> sayings, ProblemLog problems)
{
    // Below this it learns the sentences and not what they say.
    private const int Fewest = 5;

    private readonly Dictionary<string, int> _counts = sayings.SelectMany(saying => saying.Meanings)
        .GroupBy(meaning => meaning, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    public void Check(string path, string meaning)
    {
        var count = _counts.GetValueOrDefault(meaning);
        if (count < Fewest)
            problems.Error(path, $"含义 {meaning} 只有 {count} 条说法，至少要 {Fewest} 条", $"there are {count} sayings of {meaning}, and at least {Fewest} are needed");
        else if (count == sayings.Length)
            problems.Error(path, "没有无害的说法，学不会区分", "there are no other sayings from which to tell them apart");
    }
}

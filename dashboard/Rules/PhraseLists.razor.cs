using System.Text.RegularExpressions;
using Qa.Domain.Rules;

namespace Qa.Dashboard.Rules;

/// <summary>Every phrase of a condition, and the named lists that the phrases use.</summary>
public sealed partial class PhraseLists
{
    private ImmutableArray<string> _patterns = [];
    private ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> _lists = [];

    [Parameter, EditorRequired] public Condition Condition { get; set; } = null!;

    [Parameter, EditorRequired] public Rulebook Book { get; set; } = null!;

    protected override void OnParametersSet()
    {
        _patterns = Condition.Test switch
        {
            KeywordsTest keywords => keywords.Patterns,
            ProximityTest near => [.. near.Left, .. near.Right],
            _ => [],
        };
        _lists = [.. Reach(_patterns).Order(StringComparer.Ordinal).Select(name => KeyValuePair.Create(name, Book.Lists[name]))];
    }

    // Lists may use lists; a published book has no circles, but a visited set costs nothing.
    private HashSet<string> Reach(IEnumerable<string> patterns)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(patterns);
        while (open.TryPop(out var pattern))
        {
            foreach (var name in ListName().Matches(pattern).Select(match => match.Groups[1].Value))
                if (Book.Lists.TryGetValue(name, out var entries) && found.Add(name))
                    foreach (var entry in entries)
                        open.Push(entry);
        }

        return found;
    }

    [GeneratedRegex(@"@([\p{L}\p{N}_\-]+)")]
    private static partial Regex ListName();
}

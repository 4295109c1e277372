using Qa.Domain.Language;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Checks;

/// <summary>Finds patterns that cannot be read, say nothing, or name lists that are not there.</summary>
internal sealed class PatternCheck(ImmutableSortedDictionary<string, ImmutableArray<string>> lists, ProblemLog problems)
{
    /// <summary>Checks each pattern; the problem of the i-th has the path "path/i".</summary>
    public void Check(string path, ImmutableArray<string> patterns)
    {
        for (var i = 0; i < patterns.Length; i++)
            Check($"{path}/{i}", patterns[i]);
    }

    /// <summary>As <see cref="Check(string, ImmutableArray{string})"/>, where there must be at least one.</summary>
    public void CheckSome(string path, ImmutableArray<string> patterns)
    {
        if (patterns.IsEmpty)
            problems.Error(path, "至少要有一个词语", "at least one pattern is needed");
        Check(path, patterns);
    }

    /// <summary>Finds lists that contain themselves.</summary>
    public void CheckCircles()
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in lists.Keys)
            Descend(name, []);

        void Descend(string name, ImmutableList<string> way)
        {
            if (settled.Contains(name))
                return;
            if (way.Contains(name, StringComparer.Ordinal))
            {
                var circle = string.Join(" → ", way.SkipWhile(passed => passed != name).Append(name));
                problems.Error($"lists/{name}", $"词表互相包含：{circle}", $"the lists contain each other: {circle}");
                settled.Add(name);
                return;
            }

            foreach (var inner in References(lists[name]).Where(lists.ContainsKey))
                Descend(inner, way.Add(name));
            settled.Add(name);
        }
    }

    private static IEnumerable<string> References(ImmutableArray<string> entries)
    {
        foreach (var entry in entries)
        {
            PatternNode node;
            try
            {
                node = PatternParser.Parse(entry);
            }
            catch (RuleSyntaxException)
            {
                continue; // Reported where the entry itself is checked.
            }

            foreach (var reference in node.Lists())
                yield return reference.Name;
        }
    }

    private void Check(string path, string pattern)
    {
        if (string.IsNullOrWhiteSpace(pattern))
        {
            problems.Error(path, "词语是空的", "the pattern is empty");
            return;
        }

        try
        {
            var node = PatternParser.Parse(pattern);
            foreach (var reference in node.Lists().Where(reference => !lists.ContainsKey(reference.Name)))
                problems.Error(path, $"没有词表 {reference.Name}（第 {reference.Position + 1} 个字）", $"there is no list {reference.Name} (character {reference.Position + 1})");
            foreach (var literal in node.Literals().Where(literal => Reading.Of(literal.Text).Text.Length == 0))
                problems.Error(path, $"“{literal.Text}”规范化后什么也不剩", $"nothing is left of '{literal.Text}' after normalisation");
            if (node.CanBeEmpty())
                problems.Error(path, "每一部分都可省略，会匹配空文本", "every part is optional, so that it would match nothing at all");
        }
        catch (RuleSyntaxException error)
        {
            problems.Error(path, $"第 {error.Position + 1} 个字：{error.Problem.Zh}", $"character {error.Position + 1}: {error.Problem.En}");
        }
    }
}

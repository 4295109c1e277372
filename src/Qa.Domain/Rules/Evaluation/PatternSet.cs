using System.Collections.Frozen;
using System.Numerics;
using Qa.Domain.Language;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>All patterns of a book, each once, and what tells which of them are worth trying in a text.</summary>
internal sealed class PatternSet
{
    [ThreadStatic]
    private static List<TextSpan>? _found;

    private readonly CompiledPattern[] _patterns;
    private readonly FrozenDictionary<string, CompiledPattern> _phrases;
    private readonly bool[] _isSearched;

    // Branches of all searched patterns, one behind the other; a set of them is a bit set. Where each pattern's begin, and one more.
    private readonly int[] _firstBranch;
    private readonly int[] _patternOf;
    private readonly BranchFilter _filter;

    private PatternSet(CompiledPattern[] all, bool[] isSearched)
    {
        _patterns = all;
        _isSearched = isSearched;
        _phrases = all.OfType<PhrasePattern>().ToFrozenDictionary(pattern => pattern.Source, pattern => (CompiledPattern)pattern, StringComparer.Ordinal);
        _firstBranch = new int[all.Length + 1];
        for (var i = 0; i < all.Length; i++)
            _firstBranch[i + 1] = _firstBranch[i] + (isSearched[i] ? all[i].Branches.Length : 0);
        var searched = all.Where(pattern => isSearched[pattern.Id]).ToList();
        _patternOf = [.. searched.SelectMany(pattern => Enumerable.Repeat(pattern.Id, pattern.Branches.Length))];
        _filter = new BranchFilter([.. searched.SelectMany(pattern => pattern.Branches)]);
    }

    public CompiledPattern this[int id] => _patterns[id];

    /// <summary>The phrase pattern that is written so; null for regular expressions and pairs.</summary>
    public CompiledPattern? Phrase(string source) => _phrases.GetValueOrDefault(source);

    /// <summary>Marks the branches that may match the text.</summary>
    /// <returns>Null where none can.</returns>
    public ulong[]? Candidates(Reading reading) => _filter.Mark(reading);

    /// <summary>The patterns of which any branch is marked, ascending.</summary>
    public void Marked(ulong[] candidates, List<int> patterns)
    {
        for (var word = 0; word < candidates.Length; word++)
        {
            for (var bits = candidates[word]; bits != 0; bits &= bits - 1)
            {
                var pattern = _patternOf[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (patterns.Count == 0 || patterns[^1] != pattern)
                    patterns.Add(pattern);
            }
        }
    }

    /// <summary>All matches of a pattern in a text. Patterns that only suppressors use have no marks and are tried where they are asked for.</summary>
    public TextSpan[] Find(int pattern, Reading reading, ulong[]? candidates)
    {
        if (_isSearched[pattern] && candidates is null)
            return [];
        var found = _found ??= [];
        found.Clear();
        _patterns[pattern].FindAll(reading, _isSearched[pattern] ? new BranchSet(candidates, _firstBranch[pattern]) : BranchSet.All, found);
        return [.. found];
    }

    internal sealed class Builder(PatternCompiler compiler, TimeSpan regexLimit)
    {
        private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
        private readonly List<CompiledPattern> _patterns = [];

        public int Phrase(string pattern)
        {
            if (_ids.TryGetValue(pattern, out var known))
                return known;
            _patterns.Add(new PhrasePattern(_patterns.Count, pattern, compiler.Compile(pattern)));
            return _ids[pattern] = _patterns.Count - 1;
        }

        public int[] Phrases(ImmutableArray<string> patterns) => [.. patterns.Select(Phrase)];

        public int Regex(RegexTest test)
        {
            var excluding = test.Excluding is { } pattern ? RegexTests.Compile(pattern, regexLimit) : null;
            _patterns.Add(new RegexPattern(_patterns.Count, test.Pattern, RegexTests.Compile(test.Pattern, regexLimit), excluding, PatternKeys.Of(RegexKey.Of(test.Pattern))));
            return _patterns.Count - 1;
        }

        public PatternSet Build(IEnumerable<int> searched)
        {
            var isSearched = new bool[_patterns.Count];
            foreach (var pattern in searched)
                isSearched[pattern] = true;
            return new PatternSet([.. _patterns], isSearched);
        }

        public int Count => _patterns.Count;
    }
}

using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Qa.Domain.Language;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>All patterns of a book, each once, and one matcher over the literals that make them worth trying.</summary>
internal sealed class PatternSet
{
    [ThreadStatic]
    private static KeywordHits? _hits;

    private readonly KeywordMatcher _literals;
    private readonly CompiledPattern[] _patterns;
    private readonly FrozenDictionary<string, CompiledPattern> _phrases;
    private readonly int[][] _byLiteral;
    private readonly int[] _byQuantity;
    private readonly int[] _always;
    private readonly bool[] _isSearched;

    private PatternSet(CompiledPattern[] all, bool[] isSearched)
    {
        _patterns = all;
        _isSearched = isSearched;
        _phrases = all.OfType<PhrasePattern>().ToFrozenDictionary(pattern => pattern.Source, pattern => (CompiledPattern)pattern, StringComparer.Ordinal);
        var patterns = all.Where(pattern => isSearched[pattern.Id]).ToArray();
        var literals = patterns.SelectMany(pattern => pattern.Key?.Literals ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var users = patterns.SelectMany(pattern => pattern.Key?.Literals.Select(literal => (literal, pattern.Id)) ?? [])
            .ToLookup(pair => pair.literal, pair => pair.Id, StringComparer.Ordinal);
        _literals = KeywordMatcher.Build(literals);
        _byLiteral = [.. literals.Select(literal => users[literal].Order().ToArray())];
        _byQuantity = [.. patterns.Where(pattern => pattern.Key is { Quantity: true }).Select(pattern => pattern.Id)];
        _always = [.. patterns.Where(pattern => pattern.Key is null).Select(pattern => pattern.Id)];
    }

    /// <summary>Whether <see cref="Candidates"/> speaks of this pattern. Those that only suppressors use are tried where they are asked for.</summary>
    public bool IsSearched(int pattern) => _isSearched[pattern];

    public CompiledPattern this[int id] => _patterns[id];

    /// <summary>The phrase pattern that is written so; null for regular expressions and pairs.</summary>
    public CompiledPattern? Phrase(string source) => _phrases.GetValueOrDefault(source);

    /// <summary>Marks the patterns that may match the text.</summary>
    /// <returns>Null where none can.</returns>
    public ulong[]? Candidates(Reading reading)
    {
        ulong[]? marks = null;
        Mark(_always, ref marks);
        if (!reading.Quantities.IsEmpty)
            Mark(_byQuantity, ref marks);
        var hits = _hits ??= new KeywordHits();
        _literals.Find(reading.Text, hits);
        foreach (var hit in hits.Found)
            Mark(_byLiteral[hit.Keyword], ref marks);
        return marks;
    }

    private void Mark(int[] patterns, ref ulong[]? marks)
    {
        if (patterns.Length == 0)
            return;
        marks ??= new ulong[(_patterns.Length + 63) >> 6];
        foreach (var id in patterns)
            marks[id >> 6] |= 1UL << (id & 63);
    }

    internal sealed class Builder(PatternCompiler compiler, TimeSpan regexLimit)
    {
        private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
        private readonly List<CompiledPattern> _patterns = [];

        public int Phrase(string pattern)
        {
            if (_ids.TryGetValue(pattern, out var known))
                return known;
            var (node, key) = compiler.Compile(pattern);
            _patterns.Add(new PhrasePattern(_patterns.Count, pattern, node, key));
            return _ids[pattern] = _patterns.Count - 1;
        }

        public int[] Phrases(ImmutableArray<string> patterns) => [.. patterns.Select(Phrase)];

        public int Regex(RegexTest test)
        {
            var excluding = test.Excluding is { } pattern ? RegexTests.Compile(pattern, regexLimit) : null;
            _patterns.Add(new RegexPattern(_patterns.Count, test.Pattern, RegexTests.Compile(test.Pattern, regexLimit), excluding, RegexKey.Of(test.Pattern)));
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

using Qa.Domain.Language;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Tells from one search of a text for all literals which branches may match there: those of which every key is found.</summary>
internal sealed class BranchFilter
{
    [ThreadStatic]
    private static KeywordHits? _hits;

    private readonly KeywordMatcher _literals;
    private readonly int[][] _keysOfLiteral;
    private readonly int[] _quantityKeys;
    private readonly int _keys;
    private readonly int _words;

    // A branch is looked at where its rarest key is found; then the others are asked for.
    private readonly (int Branch, int[] Others)[][] _byRarest;
    private readonly int[] _always;

    /// <param name="branches">A branch is its index.</param>
    public BranchFilter(IReadOnlyList<PatternKeys> branches)
    {
        var keys = branches.SelectMany(branch => branch.All).DistinctBy(key => key.Name).ToList();
        var numbers = keys.Index().ToDictionary(key => key.Item.Name, key => key.Index, StringComparer.Ordinal);
        var literals = keys.SelectMany(key => key.Literals).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var users = keys.Index().SelectMany(key => key.Item.Literals.Select(literal => (literal, key.Index))).ToLookup(pair => pair.literal, pair => pair.Index, StringComparer.Ordinal);
        var byRarest = branches.Index().Where(branch => branch.Item.Rarest is not null).ToLookup(
            branch => numbers[branch.Item.Rarest!.Name],
            branch => (branch.Index, branch.Item.All.Skip(1).Select(key => numbers[key.Name]).ToArray()));
        _keys = keys.Count;
        _words = (branches.Count + 63) >> 6;
        _literals = KeywordMatcher.Build(literals);
        _keysOfLiteral = [.. literals.Select(literal => users[literal].ToArray())];
        _quantityKeys = [.. keys.Index().Where(key => key.Item.Quantity).Select(key => key.Index)];
        _byRarest = [.. Enumerable.Range(0, keys.Count).Select(key => byRarest[key].ToArray())];
        _always = [.. branches.Index().Where(branch => branch.Item.Rarest is null).Select(branch => branch.Index)];
    }

    /// <returns>A bit for each branch that may match; null where none can.</returns>
    public ulong[]? Mark(Reading reading)
    {
        Span<ulong> found = stackalloc ulong[Math.Min((_keys + 63) >> 6, 128)];
        if (found.Length << 6 < _keys)
            found = new ulong[(_keys + 63) >> 6];
        FindKeys(reading, found);

        ulong[]? marks = null;
        foreach (var branch in _always)
            Add(branch, ref marks);
        for (var word = 0; word < found.Length; word++)
        {
            for (var bits = found[word]; bits != 0; bits &= bits - 1)
            {
                foreach (var (branch, others) in _byRarest[(word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits)])
                {
                    if (Holds(found, others))
                        Add(branch, ref marks);
                }
            }
        }

        return marks;
    }

    private void FindKeys(Reading reading, Span<ulong> found)
    {
        if (!reading.Quantities.IsEmpty)
            Set(found, _quantityKeys);
        var hits = _hits ??= new KeywordHits();
        _literals.Find(reading.Text, hits);
        foreach (var hit in hits.Found)
            Set(found, _keysOfLiteral[hit.Keyword]);
    }

    private static void Set(Span<ulong> found, int[] keys)
    {
        foreach (var key in keys)
            found[key >> 6] |= 1UL << (key & 63);
    }

    private static bool Holds(ReadOnlySpan<ulong> found, int[] keys)
    {
        foreach (var key in keys)
        {
            if ((found[key >> 6] & (1UL << (key & 63))) == 0)
                return false;
        }

        return true;
    }

    private void Add(int branch, ref ulong[]? marks)
    {
        marks ??= new ulong[_words];
        marks[branch >> 6] |= 1UL << (branch & 63);
    }
}

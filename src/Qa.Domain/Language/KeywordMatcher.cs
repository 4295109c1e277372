using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qa.Domain.Language;

/// <summary>Finds all keywords of a rulebook in a normalised text at once. Immutable and thread-safe; a search allocates nothing.</summary>
/// <remarks>
/// Two phases: each keyword is looked for by its rarest pair of neighbouring characters in a bitmap that stays in the first-level cache;
/// only where a pair is there are the keywords that chose it compared. Lists that are made to be slow (many keywords that share all
/// their pairs) are searched by an automaton instead.
/// </remarks>
public sealed class KeywordMatcher
{
    // 2^18 bits are 32 KiB, the size of a first-level cache.
    private const int HashBits = 18;

    // So many comparisons at one place cost about as much as the automaton does for it.
    private const int MostSharing = 64;

    // The most frequent characters of spoken Chinese, most frequent first: pairs of them are everywhere and tell nothing.
    private const string Frequent =
        "的是我您不了一个有这好那就在吗们说你可以对要会到没么都上也多还能来看下去年什时候后想给天过为样现最大方面出自己得行人里买钱吧呢啊产品理财客户";

    /// <param name="IsHan">Begins and ends where words may be cut, so that it need not stand whole.</param>
    private readonly record struct Candidate(string Text, int Keyword, int Offset, bool IsHan);

    private readonly AhoCorasick? _automaton;
    private readonly uint[] _bitmap = new uint[1 << (HashBits - 5)];
    private readonly ulong[] _singles = new ulong[(char.MaxValue + 1) / 64];
    private readonly Dictionary<char, int[]> _singleKeywords = [];

    // Open addressing: the pair in the high half with one added so that 0 is free, the place in _candidates in the low half.
    private readonly ulong[] _pairs = [0];
    private readonly int[] _bucketEnds = [];
    private readonly Candidate[] _candidates = [];

    private KeywordMatcher(string[] keywords)
    {
        var buckets = Choose(keywords);
        if (buckets.Count > 0 && buckets.Values.Max(bucket => bucket.Count) > MostSharing)
        {
            _automaton = new AhoCorasick(keywords);
            return;
        }

        foreach (var group in keywords.Index().Where(keyword => keyword.Item.Length == 1).GroupBy(keyword => keyword.Item[0], keyword => keyword.Index))
        {
            _singleKeywords.Add(group.Key, [.. group]);
            _singles[group.Key >> 6] |= 1UL << (group.Key & 63);
        }

        _pairs = new ulong[BitOperations.RoundUpToPowerOf2((uint)(buckets.Count * 2) + 1)];
        _candidates = [.. buckets.Values.SelectMany(bucket => bucket)];
        _bucketEnds = new int[_candidates.Length];
        var place = 0;
        foreach (var (pair, bucket) in buckets)
        {
            Enter(pair, place);
            _bucketEnds[place] = place + bucket.Count;
            place += bucket.Count;
        }
    }

    /// <summary>Whether the list was too hostile for pairs, so that it is searched by the automaton.</summary>
    public bool UsesAutomaton => _automaton is not null;

    /// <param name="keywords">Normalised as texts are (<see cref="Reading.Of"/>); the same one may come twice.</param>
    /// <exception cref="ArgumentException">A keyword is empty.</exception>
    public static KeywordMatcher Build(IReadOnlyList<string> keywords)
    {
        for (var i = 0; i < keywords.Count; i++)
        {
            if (string.IsNullOrEmpty(keywords[i]))
                throw new ArgumentException($"Keyword {i} is empty, and would be found everywhere.", nameof(keywords));
        }

        return new KeywordMatcher([.. keywords]);
    }

    /// <summary>Finds every occurrence of every keyword, overlapping ones too; Latin words and numbers only where they stand whole.</summary>
    public void Find(ReadOnlySpan<char> text, KeywordHits hits)
    {
        if (_automaton is not null)
        {
            _automaton.Find(text, hits);
            return;
        }

        hits.Clear();
        if (_singleKeywords.Count > 0)
            FindSingles(text, hits);
        FindPairs(text, hits);
    }

    // Two characters are read as one number and no bounds are checked, because nearly all the time of a search passes here:
    // i + 1 < Length holds for the text, and the hash has no more bits than the bitmap has places.
    private void FindPairs(ReadOnlySpan<char> text, KeywordHits hits)
    {
        ref var characters = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(text));
        ref var bitmap = ref MemoryMarshal.GetArrayDataReference(_bitmap);
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var pair = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref characters, i * 2));
            var hash = Hash(pair);
            if ((Unsafe.Add(ref bitmap, (nint)(hash >> 5)) & (1u << (int)hash)) != 0)
                Compare(text, i, pair, hits);
        }
    }

    private void FindSingles(ReadOnlySpan<char> text, KeywordHits hits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if ((_singles[text[i] >> 6] & (1UL << text[i])) == 0 || !WholeWord.Stands(text, i, i + 1))
                continue;
            foreach (var keyword in _singleKeywords[text[i]])
                hits.Add(keyword, i);
        }
    }

    private void Compare(ReadOnlySpan<char> text, int at, uint pair, KeywordHits hits)
    {
        var place = PlaceOf(pair);
        if (place < 0)
            return;
        for (var end = _bucketEnds[place]; place < end; place++)
        {
            ref readonly var candidate = ref _candidates[place];
            var keyword = candidate.Text;
            var start = at - candidate.Offset;
            if (start >= 0 && start + keyword.Length <= text.Length && text[start] == keyword[0]
                && text.Slice(start, keyword.Length).SequenceEqual(keyword)
                && (candidate.IsHan || WholeWord.Stands(text, start, start + keyword.Length)))
                hits.Add(candidate.Keyword, start);
        }
    }

    private static uint PairAt(string keyword, int at) =>
        Unsafe.ReadUnaligned<uint>(in MemoryMarshal.AsBytes(keyword.AsSpan(at, 2))[0]);

    private static uint Hash(uint pair) => pair * 0x9E3779B1u >> (32 - HashBits);

    private uint SlotOf(uint pair) => (pair * 0x9E3779B1u >> 7) & (uint)(_pairs.Length - 1);

    private int PlaceOf(uint pair)
    {
        for (var slot = SlotOf(pair); _pairs[slot] != 0; slot = (slot + 1) & (uint)(_pairs.Length - 1))
        {
            if (_pairs[slot] >> 32 == pair)
                return (int)(uint)_pairs[slot] - 1;
        }

        return -1;
    }

    private void Enter(uint pair, int place)
    {
        var hash = Hash(pair);
        _bitmap[hash >> 5] |= 1u << (int)hash;
        var slot = SlotOf(pair);
        while (_pairs[slot] != 0)
            slot = (slot + 1) & (uint)(_pairs.Length - 1);
        _pairs[slot] = ((ulong)pair << 32) | (uint)(place + 1);
    }

    /// <summary>Gives each keyword to its rarest pair. A pair that many keywords have is likely a word, which texts have often too.</summary>
    private static Dictionary<uint, List<Candidate>> Choose(string[] keywords)
    {
        var buckets = new Dictionary<uint, List<Candidate>>();
        var uses = Uses(keywords);
        for (var index = 0; index < keywords.Length; index++)
        {
            if (keywords[index].Length < 2)
                continue;
            var offset = RarestOffset(keywords[index], uses, buckets);
            var pair = PairAt(keywords[index], offset);
            if (!buckets.TryGetValue(pair, out var bucket))
                buckets.Add(pair, bucket = []);
            bucket.Add(new Candidate(keywords[index], index, offset, keywords[index][0] >= WholeWord.FirstHan && keywords[index][^1] >= WholeWord.FirstHan));
        }

        return buckets;
    }

    private static Dictionary<uint, int> Uses(string[] keywords)
    {
        var uses = new Dictionary<uint, int>();
        foreach (var keyword in keywords)
        {
            for (var i = 0; i + 1 < keyword.Length; i++)
                CollectionsMarshal.GetValueRefOrAddDefault(uses, PairAt(keyword, i), out _)++;
        }

        return uses;
    }

    private static int RarestOffset(string keyword, Dictionary<uint, int> uses, Dictionary<uint, List<Candidate>> buckets)
    {
        var (best, bestCost) = (0, double.MaxValue);
        for (var i = 0; i + 1 < keyword.Length; i++)
        {
            var pair = PairAt(keyword, i);
            var sharing = buckets.TryGetValue(pair, out var bucket) ? bucket.Count : 0;
            var cost = Frequency(keyword[i]) * Frequency(keyword[i + 1]) * (uses[pair] + sharing);
            if (cost < bestCost)
                (best, bestCost) = (i, cost);
        }

        return best;
    }

    // Zipf: the n-th most frequent character is about n times rarer than the first; all Latin letters are frequent.
    private static double Frequency(char c)
    {
        var rank = Frequent.IndexOf(c, StringComparison.Ordinal);
        return char.IsAscii(c) ? 0.1 : rank < 0 ? 1.0 / (2 * Frequent.Length) : 1.0 / (rank + 10);
    }
}

namespace Qa.Domain.Language;

/// <param name="Keyword">Index into the list that the matcher was built from.</param>
/// <param name="Start">First character within the searched text.</param>
public readonly record struct KeywordHit(int Keyword, int Start);

/// <summary>What a search found; made once and used for many searches, so that none of them allocates. Not thread-safe.</summary>
public sealed class KeywordHits
{
    private KeywordHit[] _hits = new KeywordHit[64];

    public int Count { get; private set; }

    /// <summary>In no particular order, but the hits of one keyword ascend. Valid until the next search.</summary>
    public ReadOnlySpan<KeywordHit> Found => _hits.AsSpan(0, Count);

    internal void Clear() => Count = 0;

    internal void Add(int keyword, int start)
    {
        if (Count == _hits.Length)
            Array.Resize(ref _hits, Count * 2);
        _hits[Count++] = new KeywordHit(keyword, start);
    }
}

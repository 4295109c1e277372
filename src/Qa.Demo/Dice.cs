namespace Qa.Demo;

/// <summary>SplitMix64: the same seed gives the same throws on every runtime, which <see cref="Random"/> does not promise.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Independent dice for one part of the work, so that a change in it leaves the other parts alone.</summary>
    public static Dice For(int seed, ulong part) => new(Mix(((ulong)(uint)seed << 32) ^ Mix(part + 0x51ED_270BUL)));

    /// <returns>0 … <paramref name="limit"/> − 1.</returns>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <returns><paramref name="low"/> … <paramref name="high"/>, both included.</returns>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(double probability) => Next() >> 11 < (ulong)(probability * (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Picks in proportion to non-negative whole weights, of which one at least is positive.</summary>
    public T Weighted<T>(IReadOnlyList<T> items, Func<T, int> weight)
    {
        var left = Below(items.Sum(weight));
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0)
                return item;
        }

        throw new InvalidOperationException("No item has a positive weight.");
    }

    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong Next() => Mix(_state += 0x9E37_79B9_7F4A_7C15UL);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBUL;
        return z ^ (z >> 31);
    }
}

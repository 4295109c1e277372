using System.Collections.Frozen;

namespace Qa.Domain.Language.Sayings;

/// <summary>The grams of some texts, weighed by how rare they are (TF–IDF, each gram counted once a text).</summary>
internal sealed class GramIndex
{
    // What one text alone has says nothing of the others.
    private const int FewestTexts = 2;

    private readonly FrozenDictionary<ulong, Feature> _grams;
    private readonly int _longest;
    private readonly double _scale;

    /// <param name="firstColumn">Columns before it belong to another index.</param>
    /// <param name="scale">The length of every text's vector.</param>
    public GramIndex(IReadOnlyCollection<string> spoken, int longest, int firstColumn, double scale)
    {
        _longest = longest;
        _scale = scale;
        var texts = new Dictionary<ulong, int>();
        foreach (var text in spoken)
        {
            foreach (var gram in Grams.Of(text, longest).Select(item => item.Gram).Distinct())
                texts[gram] = texts.GetValueOrDefault(gram) + 1;
        }

        // In the order of the grams, so that nothing depends on how a dictionary is laid out.
        _grams = texts.Where(pair => pair.Value >= FewestTexts).OrderBy(pair => pair.Key)
            .Select((pair, i) => (pair.Key, Feature: new Feature(firstColumn + i, Math.Log((1.0 + spoken.Count) / (1 + pair.Value)) + 1)))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Feature);
    }

    public int Count => _grams.Count;

    /// <summary>Adds the text's features, each gram once.</summary>
    public void Add(ReadOnlySpan<char> spoken, FeatureBag bag)
    {
        var first = bag.Features.Count;
        for (var start = 0; start < spoken.Length; start++)
        {
            ulong gram = 0;
            for (var i = start; i < spoken.Length && i < start + _longest; i++)
            {
                gram = (gram << 16) | spoken[i];
                if (_grams.TryGetValue(gram, out var feature))
                    bag.Add(feature);
            }
        }

        bag.Scale(first, _scale);
    }

    /// <summary>Every place of a known gram, for telling which words weigh.</summary>
    public IEnumerable<(int Column, int Start, int Length)> Places(string spoken)
    {
        foreach (var (gram, start, length) in Grams.Of(spoken, _longest))
        {
            if (_grams.TryGetValue(gram, out var feature))
                yield return (feature.Column, start, length);
        }
    }
}

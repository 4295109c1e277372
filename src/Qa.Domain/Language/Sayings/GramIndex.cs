using System.Collections.Frozen;

namespace Qa.Domain.Language.Sayings;

/// <summary>A text as a direction in the space of all grams.</summary>
internal readonly record struct Feature(int Column, double Value);

/// <summary>The grams of some texts, weighed by how rare they are (TF–IDF, each gram counted once a text, length 1).</summary>
internal sealed class GramIndex
{
    // What one text alone has says nothing of the others.
    private const int FewestTexts = 2;

    private readonly FrozenDictionary<ulong, Feature> _grams;
    private readonly int _longest;
    private readonly double _scale;

    /// <param name="firstColumn">Columns before it belong to another index.</param>
    /// <param name="scale">The length of every vector.</param>
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

    /// <summary>Adds the text's features, each gram once, by where it first stands.</summary>
    public void Add(string spoken, List<Feature> features)
    {
        var first = features.Count;
        var seen = new HashSet<int>();
        double squares = 0;
        foreach (var (gram, _, _) in Grams.Of(spoken, _longest))
        {
            if (!_grams.TryGetValue(gram, out var feature) || !seen.Add(feature.Column))
                continue;
            features.Add(feature);
            squares += feature.Value * feature.Value;
        }

        for (var i = first; i < features.Count; i++)
            features[i] = features[i] with { Value = features[i].Value * _scale / Math.Sqrt(squares) };
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

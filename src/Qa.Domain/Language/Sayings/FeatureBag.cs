namespace Qa.Domain.Language.Sayings;

/// <summary>A gram's column and its weight in one text.</summary>
internal readonly record struct Feature(int Column, double Value);

/// <summary>Collects the features of one text after the other without allocating. Not thread-safe.</summary>
internal sealed class FeatureBag
{
    private readonly List<Feature> _features = [];
    private int[] _seen = [];
    private int _round;

    public List<Feature> Features => _features;

    public void Clear(int columns)
    {
        _features.Clear();
        if (_seen.Length < columns)
            (_seen, _round) = (new int[columns], 0);
        if (_round == int.MaxValue)
            Array.Clear(_seen);
        _round = _round == int.MaxValue ? 1 : _round + 1;
    }

    /// <summary>Adds a feature the first time that its column comes.</summary>
    public void Add(Feature feature)
    {
        if (_seen[feature.Column] == _round)
            return;
        _seen[feature.Column] = _round;
        _features.Add(feature);
    }

    /// <summary>Makes the features from one on as long, taken together as a vector, as asked.</summary>
    public void Scale(int first, double length)
    {
        double squares = 0;
        for (var i = first; i < _features.Count; i++)
            squares += _features[i].Value * _features[i].Value;
        for (var i = first; i < _features.Count; i++)
            _features[i] = _features[i] with { Value = _features[i].Value * length / Math.Sqrt(squares) };
    }
}

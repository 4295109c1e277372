using System.Buffers;

namespace Qa.Domain.Language.Sayings;

/// <summary>
/// Tells how like a meaning's examples an utterance is: character 1–4-grams of what is said and, with less weight, 1–3-grams of what
/// was said just before; one logistic regression a meaning, learnt from a rulebook's sayings when the book is compiled.
/// </summary>
/// <remarks>Immutable and thread-safe. The same sayings give the same model; a weight is a multiple of 2^-12, so that no machine's last bit decides.</remarks>
internal sealed class SayingModel
{
    // Found on labelled calls that were not learnt from (README, "How good"): little regularisation, and a missed example counts as six false ones.
    private const double Cost = 10;
    private const double PositiveWeight = 6;

    // Shorter ones (是的, 好的呢) mean what the question before them means.
    private const int FewestCharacters = 6;

    private const int LongestBefore = 3;
    private const double ScaleBefore = 0.4;
    private const double WeightStep = 1.0 / 4096;

    [ThreadStatic]
    private static FeatureBag? _bag;

    private readonly GramIndex _said;
    private readonly GramIndex _before;
    private readonly float[] _weights; // column by column, all meanings of one side by side
    private readonly (Saying Saying, Feature[] Features)[] _examples;

    private SayingModel(ImmutableArray<Saying> sayings)
    {
        var texts = sayings.Select(saying => (Said: Spoken(saying.Text), Before: Spoken(saying.After ?? ""))).ToList();
        _said = new GramIndex([.. texts.Select(text => text.Said)], Grams.Longest, 0, 1);
        _before = new GramIndex([.. texts.Select(text => text.Before)], LongestBefore, _said.Count, ScaleBefore);
        _examples = [.. sayings.Select((saying, i) => (saying, Features(texts[i].Said, texts[i].Before).ToArray()))];
        Meanings = [.. sayings.SelectMany(saying => saying.Meanings).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _weights = new float[Columns * Meanings.Length];
        Parallel.For(0, Meanings.Length, Learn);
    }

    /// <summary>Ascending; scores are in this order.</summary>
    public ImmutableArray<string> Meanings { get; }

    // The last is the same in every text: how often a meaning is there at all.
    private int Columns => _said.Count + _before.Count + 1;

    public static SayingModel Learn(ImmutableArray<Saying> sayings) => new([.. sayings.Where(saying => CanTell(Reading.Of(saying.Text)))]);

    /// <summary>Whether the utterance is long enough to mean something by itself.</summary>
    public static bool CanTell(Reading reading)
    {
        var count = 0;
        for (var i = 0; i < reading.Text.Length && count < FewestCharacters; i++)
            count += char.IsLetterOrDigit(reading.Text[i]) ? 1 : 0;
        return count == FewestCharacters;
    }

    /// <returns>For each meaning the log-odds that the utterance says so; above 0 it is likelier than not.</returns>
    /// <param name="before">What the other party said just before, or null.</param>
    public double[] Scores(Reading reading, Reading? before)
    {
        var scores = new double[Meanings.Length];
        foreach (var feature in Features(reading, before))
        {
            var weights = _weights.AsSpan(feature.Column * scores.Length, scores.Length);
            for (var meaning = 0; meaning < scores.Length; meaning++)
                scores[meaning] += weights[meaning] * feature.Value;
        }

        return scores;
    }

    /// <summary>The example of the meaning that the utterance resembles most, for people who ask why.</summary>
    public Saying Nearest(Reading reading, Reading? before, string meaning)
    {
        var features = Features(reading, before).ToDictionary(feature => feature.Column, feature => feature.Value);
        return _examples.Where(example => example.Saying.Meanings.Contains(meaning, StringComparer.Ordinal))
            .MaxBy(example => example.Features.Sum(feature => feature.Value * features.GetValueOrDefault(feature.Column))).Saying;
    }

    /// <summary>The stretch of the normalised text that speaks for the meaning most clearly.</summary>
    public (int Start, int End) Telling(Reading reading, int meaning)
    {
        var places = Enumerable.Range(0, reading.Text.Length).Where(i => char.IsLetterOrDigit(reading.Text[i])).ToArray();
        var weight = new double[places.Length];
        foreach (var (column, start, length) in _said.Places(Grams.Spoken(reading.Text)))
        {
            for (var i = start; i < start + length; i++)
                weight[i] += _weights[(column * Meanings.Length) + meaning] / length;
        }

        var (first, last) = Heaviest(weight);
        return (places[first], places[last] + 1);
    }

    private void Learn(int meaning)
    {
        var isPositive = _examples.Select(example => example.Saying.Meanings.Contains(Meanings[meaning], StringComparer.Ordinal)).ToArray();
        var learnt = LogisticRegression.Fit([.. _examples.Select(example => example.Features)], isPositive, Columns, (Cost * PositiveWeight, Cost));
        for (var column = 0; column < Columns; column++)
            _weights[(column * Meanings.Length) + meaning] = (float)(Math.Round(learnt[column] / WeightStep) * WeightStep);
    }

    // Kadane's algorithm.
    private static (int First, int Last) Heaviest(double[] weight)
    {
        var (best, bestFirst, bestLast) = (double.NegativeInfinity, 0, 0);
        var (sum, first) = (0.0, 0);
        for (var i = 0; i < weight.Length; i++)
        {
            if (sum <= 0)
                (sum, first) = (0, i);
            sum += weight[i];
            if (sum > best)
                (best, bestFirst, bestLast) = (sum, first, i);
        }

        return (bestFirst, bestLast);
    }

    private List<Feature> Features(Reading reading, Reading? before)
    {
        var (said, asked) = (reading.Text, before?.Text ?? "");
        var buffer = ArrayPool<char>.Shared.Rent(said.Length + asked.Length);
        var saidLength = Grams.Spoken(said, buffer);
        var askedLength = Grams.Spoken(asked, buffer.AsSpan(saidLength));
        var features = Features(buffer.AsSpan(0, saidLength), buffer.AsSpan(saidLength, askedLength));
        ArrayPool<char>.Shared.Return(buffer);
        return features;
    }

    /// <returns>Valid until the next call on this thread.</returns>
    private List<Feature> Features(ReadOnlySpan<char> said, ReadOnlySpan<char> before)
    {
        var bag = _bag ??= new FeatureBag();
        bag.Clear(Columns);
        _said.Add(said, bag);
        _before.Add(before, bag);
        bag.Add(new Feature(Columns - 1, 1));
        return bag.Features;
    }

    private static string Spoken(string text) => Grams.Spoken(Reading.Of(text).Text);
}

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

    private readonly GramIndex _said;
    private readonly GramIndex _before;
    private readonly float[] _weights; // column by column, all meanings of one side by side
    private readonly Example[] _examples;

    private SayingModel(ImmutableArray<string> meanings, GramIndex said, GramIndex before, float[] weights, Example[] examples)
    {
        Meanings = meanings;
        _said = said;
        _before = before;
        _weights = weights;
        _examples = examples;
    }

    /// <summary>Ascending; scores are in this order.</summary>
    public ImmutableArray<string> Meanings { get; }

    public static SayingModel Learn(ImmutableArray<Saying> sayings)
    {
        sayings = [.. sayings.Where(saying => CanTell(Reading.Of(saying.Text)))];
        var texts = sayings.Select(saying => (Said: Spoken(saying.Text), Before: Spoken(saying.After ?? ""))).ToList();
        var said = new GramIndex([.. texts.Select(text => text.Said)], Grams.Longest, 0, 1);
        var before = new GramIndex([.. texts.Select(text => text.Before)], LongestBefore, said.Count, ScaleBefore);
        var columns = said.Count + before.Count + 1;
        var rows = texts.ConvertAll(text => Features(said, before, text.Said, text.Before).ToArray());
        var meanings = sayings.SelectMany(saying => saying.Meanings).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();

        var weights = new float[columns * meanings.Length];
        Parallel.For(0, meanings.Length, meaning =>
        {
            var isPositive = sayings.Select(saying => saying.Meanings.Contains(meanings[meaning], StringComparer.Ordinal)).ToArray();
            var learnt = LogisticRegression.Fit(rows, isPositive, columns, (Cost * PositiveWeight, Cost));
            for (var column = 0; column < columns; column++)
                weights[(column * meanings.Length) + meaning] = (float)(Math.Round(learnt[column] / WeightStep) * WeightStep);
        });
        return new SayingModel(meanings, said, before, weights, [.. sayings.Select((saying, i) => new Example(saying, rows[i]))]);
    }

    /// <summary>Whether the utterance is long enough to mean something by itself.</summary>
    public static bool CanTell(Reading reading) => reading.Text.Length >= FewestCharacters && Grams.Spoken(reading).Text.Length >= FewestCharacters;

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
            .MaxBy(example => example.Features.Sum(feature => feature.Value * features.GetValueOrDefault(feature.Column)))!.Saying;
    }

    /// <summary>The stretch of the normalised text that speaks for the meaning most clearly.</summary>
    public (int Start, int End) Telling(Reading reading, int meaning)
    {
        var (spoken, places) = Grams.Spoken(reading);
        if (spoken.Length == 0)
            return (0, reading.Text.Length);

        var weight = new double[spoken.Length];
        foreach (var (column, start, length) in _said.Places(spoken))
        {
            for (var i = start; i < start + length; i++)
                weight[i] += _weights[(column * Meanings.Length) + meaning] / length;
        }

        var (first, last) = Heaviest(weight);
        return (places[first], places[last] + 1);
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

    private List<Feature> Features(Reading reading, Reading? before) =>
        Features(_said, _before, Grams.Spoken(reading).Text, before is null ? "" : Grams.Spoken(before).Text);

    private static List<Feature> Features(GramIndex said, GramIndex before, string spoken, string spokenBefore)
    {
        var features = new List<Feature>();
        said.Add(spoken, features);
        before.Add(spokenBefore, features);
        features.Add(new Feature(said.Count + before.Count, 1));
        return features;
    }

    private static string Spoken(string text) => Grams.Spoken(Reading.Of(text)).Text;

    private sealed record Example(Saying Saying, Feature[] Features);
}

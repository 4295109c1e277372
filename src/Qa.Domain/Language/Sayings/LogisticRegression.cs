namespace Qa.Domain.Language.Sayings;

/// <summary>L2-regularised logistic regression by coordinate descent in the dual, after Yu, Huang and Lin,
/// "Dual coordinate descent methods for logistic regression and maximum entropy models", Machine Learning 85 (2011).</summary>
/// <remarks>Shuffled, because neighbours are alike, but always in the same way, so that the same examples give the same weights.</remarks>
internal static class LogisticRegression
{
    private const double Precision = 0.01;
    private const int MostRounds = 60;
    private const int MostSteps = 100;

    // With a seed the sequence is promised to stay the same in all versions of .NET.
    private const int Seed = 1;

    /// <param name="rows">Features by example.</param>
    /// <param name="isPositive">By example.</param>
    /// <param name="cost">How much an example that is judged wrongly costs, positive and negative ones.</param>
    /// <returns>A weight for each column.</returns>
    public static double[] Fit(IReadOnlyList<Feature[]> rows, bool[] isPositive, int columns, (double Positive, double Negative) cost)
    {
        var weights = new double[columns];
        var alpha = new double[rows.Count];
        var squares = new double[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            alpha[i] = Math.Min(0.001 * CostOf(i), 1e-8);
            squares[i] = rows[i].Sum(feature => feature.Value * feature.Value);
            Add(weights, rows[i], Sign(i) * alpha[i]);
        }

        var innerPrecision = 1e-2;
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var dice = new Random(Seed);
        for (var round = 0; round < MostRounds; round++)
        {
            dice.Shuffle(order);
            double worst = 0;
            foreach (var i in order)
                worst = Math.Max(worst, Improve(i, innerPrecision));
            if (worst < Precision)
                break;
            innerPrecision = Math.Max(1e-8, innerPrecision * 0.5);
        }

        return weights;

        double CostOf(int i) => isPositive[i] ? cost.Positive : cost.Negative;

        int Sign(int i) => isPositive[i] ? 1 : -1;

        // One variable at its optimum, by Newton's method; the nearer of its two ends is kept exact.
        double Improve(int i, double precision)
        {
            var (c, a, b) = (CostOf(i), squares[i], Sign(i) * Dot(weights, rows[i]));
            var flipped = (0.5 * a * (c - (2 * alpha[i]))) + b < 0;
            var old = flipped ? c - alpha[i] : alpha[i];
            var direction = flipped ? -1 : 1;
            var z = c - old < 0.5 * c ? 0.1 * old : old;
            var slope = (a * (z - old)) + (direction * b) + Math.Log(z / (c - z));
            var worst = Math.Abs(slope);
            for (var step = 0; step < MostSteps && Math.Abs(slope) >= precision; step++)
            {
                var next = z - (slope / (a + (c / (c - z) / z)));
                z = next <= 0 ? z * 0.1 : next;
                slope = (a * (z - old)) + (direction * b) + Math.Log(z / (c - z));
            }

            alpha[i] = flipped ? c - z : z;
            Add(weights, rows[i], direction * (z - old) * Sign(i));
            return worst;
        }
    }

    private static double Dot(double[] weights, Feature[] row)
    {
        double sum = 0;
        foreach (var feature in row)
            sum += weights[feature.Column] * feature.Value;
        return sum;
    }

    private static void Add(double[] weights, Feature[] row, double factor)
    {
        foreach (var feature in row)
            weights[feature.Column] += factor * feature.Value;
    }
}

namespace Qa.Domain.Trends;

public enum ChangeVerdict
{
    /// <summary>One of the two periods has too few calls to say anything.</summary>
    TooFew,

    /// <summary>The interval of the difference contains 0.</summary>
    Unclear,
    Better,
    Worse,
}

/// <summary>How a mean moved from one period to the next.</summary>
/// <param name="Difference">Current minus previous, in the unit of the values; null where a period is empty.</param>
/// <param name="Interval">90 % interval of the difference; null with <see cref="ChangeVerdict.TooFew"/>.</param>
public sealed record Change(double? Difference, Interval? Interval, ChangeVerdict Verdict)
{
    /// <summary>Compares two means with Welch's interval, which does not assume equal variances. Higher is better.</summary>
    /// <param name="minimum">Calls that each period needs before a verdict is given, at least 2.</param>
    public static Change Of(Moments current, Moments previous, int minimum = Ranking.MinimumCalls)
    {
        if (current.N == 0 || previous.N == 0)
            return new Change(null, null, ChangeVerdict.TooFew);

        var difference = current.Mean - previous.Mean;
        if (Math.Min(current.N, previous.N) < Math.Max(2, minimum))
            return new Change(difference, null, ChangeVerdict.TooFew);

        var interval = Welch(difference, current, previous);
        return new Change(difference, interval, Judge(interval));
    }

    private static ChangeVerdict Judge(Interval interval) => interval switch
    {
        { Low: > 0 } => ChangeVerdict.Better,
        { High: < 0 } => ChangeVerdict.Worse,
        _ => ChangeVerdict.Unclear,
    };

    private static Interval Welch(double difference, Moments left, Moments right)
    {
        double a = left.Variance / left.N, b = right.Variance / right.N;
        if (a + b == 0)
            return new Interval(difference, difference);

        var freedom = (a + b) * (a + b) / ((a * a / (left.N - 1)) + (b * b / (right.N - 1)));
        var half = StudentT.Quantile(Math.Max(1, freedom)) * Math.Sqrt(a + b);
        return new Interval(difference - half, difference + half);
    }
}

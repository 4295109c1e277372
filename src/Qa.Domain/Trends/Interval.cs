namespace Qa.Domain.Trends;

/// <summary>A two-sided 90 % interval.</summary>
public readonly record struct Interval(double Low, double High)
{
    // The normal distribution's 95 % quantile.
    private const double Z = 1.6449;

    public double Width => High - Low;

    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>Where the true mean lies (Student's t).</summary>
    /// <returns>In the unit of the values; null for fewer than two values, where nothing can be said.</returns>
    public static Interval? OfMean(Moments moments)
    {
        if (moments.N < 2)
            return null;

        var half = StudentT.Quantile(moments.N - 1) * Math.Sqrt(moments.Variance / moments.N);
        return new Interval(moments.Mean - half, moments.Mean + half);
    }

    /// <summary>Where the true share lies (Wilson's score interval, which stays within 0..1 and is honest for small counts).</summary>
    /// <returns>Null where nothing was counted.</returns>
    public static Interval? OfShare(long hits, long of)
    {
        if (of <= 0)
            return null;

        var share = (double)hits / of;
        var scale = 1 + (Z * Z / of);
        var centre = (share + (Z * Z / (2 * of))) / scale;
        var half = Z / scale * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4.0 * of * of)));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}

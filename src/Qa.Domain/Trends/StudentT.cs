namespace Qa.Domain.Trends;

/// <summary>The 95 % quantile of Student's t distribution, for two-sided 90 % intervals.</summary>
internal static class StudentT
{
    // Published table (NIST/SEMATECH e-Handbook of Statistical Methods §1.3.6.7.2), one row per degree of freedom from 1.
    private static readonly double[] Upper5Percent =
    [
        6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812,
        1.796, 1.782, 1.771, 1.761, 1.753, 1.746, 1.740, 1.734, 1.729, 1.725,
        1.721, 1.717, 1.714, 1.711, 1.708, 1.706, 1.703, 1.701, 1.699, 1.697,
    ];

    private const double Normal = 1.6449;

    /// <param name="degreesOfFreedom">1 or more; fractions (Welch) are interpolated.</param>
    public static double Quantile(double degreesOfFreedom)
    {
        if (degreesOfFreedom < 1)
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "At least one degree of freedom.");

        // Beyond the table the quantile is very nearly linear in 1/df.
        if (degreesOfFreedom >= Upper5Percent.Length)
            return Normal + ((Upper5Percent[^1] - Normal) * Upper5Percent.Length / degreesOfFreedom);

        var below = (int)degreesOfFreedom;
        var share = degreesOfFreedom - below;
        return Upper5Percent[below - 1] + (share * (Upper5Percent[below] - Upper5Percent[below - 1]));
    }
}

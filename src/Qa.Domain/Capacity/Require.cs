using System.Runtime.CompilerServices;

namespace Qa.Domain.Capacity;

/// <summary>What a figure must be before anything is computed from it. NaN and infinity never pass.</summary>
internal static class Require
{
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "A finite number above 0.");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "A finite number, 0 or more.");

    /// <param name="value">Above 0, at most 1.</param>
    public static double Share(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "A share above 0, at most 1.");

    public static int AtLeast(int least, int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"At least {least}.");

    public static TimeSpan Positive(TimeSpan value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, "A time above 0.");
}

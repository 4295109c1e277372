using Qa.Domain.Trends;

namespace Qa.Domain.Capacity;

/// <summary>How sure a fitted curve is, by the delta method on logarithms: parameter covariance s²(JᵀJ)⁻¹ over all three parameters,
/// also where a bound holds one of them, which errs on the wide side. Source: Seber and Wild, Nonlinear Regression, Wiley 2003, §5.1.</summary>
internal sealed class CurveUncertainty
{
    private static readonly bool[] All = [true, true, true];

    private readonly ScalingCurve _curve;
    private readonly SymmetricMatrix _normal = new();
    private readonly double _variance;
    private readonly double _quantile;

    private CurveUncertainty(ScalingCurve curve, int freedom)
    {
        _curve = curve;
        foreach (var point in curve.Points)
            _normal.Add(Gradient(point.Silos, 1));

        _variance = curve.Points.Sum(point => Math.Pow(Math.Log(point.CallsPerSecond / curve.At(point.Silos)), 2)) / freedom;
        _quantile = StudentT.Quantile(freedom);
    }

    /// <returns>Null with three points or fewer: they are met exactly, so nothing is left to judge the noise by.</returns>
    public static CurveUncertainty? Of(ScalingCurve curve) =>
        curve.Points.Length > 3 ? new CurveUncertainty(curve, curve.Points.Length - 3) : null;

    /// <summary>90 % interval of one new run.</summary>
    public Interval OfRun(int silos, double calls)
    {
        var factor = Math.Exp(Half(Gradient(silos, 1), _variance));
        return new Interval(calls / factor, calls * factor);
    }

    /// <summary>90 % interval of X(n + 1) − X(n), without the noise of a run.</summary>
    public Interval OfGain(int silos, double gain)
    {
        var (now, next) = (Gradient(silos, _curve.At(silos)), Gradient(silos + 1, _curve.At(silos + 1)));
        var half = Half((next.A - now.A, next.B - now.B, next.C - now.C), 0);
        return new Interval(gain - half, gain + half);
    }

    public bool CoherencyExceedsZero => _curve.Coherency > Half((0, 0, 1), 0);

    // Of ln X times a factor: 1 for a relative error, X for one in calls/s.
    private (double A, double B, double C) Gradient(int silos, double factor)
    {
        var (a, b, c) = UslSolver.LogGradient(silos, _curve.Contention, _curve.Coherency);
        return (a * factor, b * factor, c * factor);
    }

    // t · √(s² gᵀ(JᵀJ)⁻¹g + noise); infinite where the points cannot tell the parameters apart.
    private double Half((double A, double B, double C) gradient, double noise)
    {
        double[] g = [gradient.A, gradient.B, gradient.C];
        if (_normal.Solve(g, All) is not { } solved)
            return double.PositiveInfinity;

        var fit = _variance * Math.Max(0, g.Zip(solved, (a, b) => a * b).Sum());
        return _quantile * Math.Sqrt(fit + noise);
    }
}

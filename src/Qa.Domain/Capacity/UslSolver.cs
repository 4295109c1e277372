namespace Qa.Domain.Capacity;

/// <summary>Bounded least squares for the Universal Scalability Law, on logarithms. Deterministic: every choice of parameters held at 0
/// gives a start by linear least squares (N/X is linear in 1/λ, σ/λ, κ/λ), Levenberg–Marquardt refines each, and the best wins.</summary>
internal static class UslSolver
{
    private static readonly bool[][] Starts = [[true, false, false], [true, true, false], [true, false, true], [true, true, true]];

    private readonly record struct Usl(double LogLambda, double Sigma, double Kappa)
    {
        public int Parameters => 1 + (Sigma > 0 ? 1 : 0) + (Kappa > 0 ? 1 : 0);

        public double Log(double n) => LogLambda + Math.Log(n) - Math.Log(Denominator(n, Sigma, Kappa));
    }

    public static ScalingCurve Solve(ImmutableArray<ScalingPoint> points)
    {
        var runs = points.Select(point => (point.Silos, Log: Math.Log(point.CallsPerSecond))).ToArray();

        // Another parameter must explain more than rounding to be believed, else exact data would show a knee at a million silos.
        var rounding = 1e-20 * runs.Length;
        var fits = Starts.Select(free => Linear(runs, free)).OfType<Usl>().Select(start => Refine(runs, start, rounding)).ToArray();
        var least = fits.Min(fit => Error(runs, fit));
        var best = fits.Where(fit => Error(runs, fit) <= least + rounding).MinBy(fit => fit.Parameters);
        return new ScalingCurve(Math.Exp(best.LogLambda), best.Sigma, best.Kappa, points);
    }

    /// <summary>Derivatives of ln X(n) by ln λ, σ and κ.</summary>
    public static (double LogLambda, double Sigma, double Kappa) LogGradient(double n, double sigma, double kappa)
    {
        var slope = -(n - 1) / Denominator(n, sigma, kappa);
        return (1, slope, slope * n);
    }

    private static double Denominator(double n, double sigma, double kappa) => 1 + (sigma * (n - 1)) + (kappa * n * (n - 1));

    // N/X = (1 + σ(N − 1) + κN(N − 1)) / λ, weighted by (X/N)² so that relative errors count.
    private static Usl? Linear((int Silos, double Log)[] runs, bool[] free)
    {
        var normal = new SymmetricMatrix();
        var right = new double[3];
        var scale = runs[0].Log;
        foreach (var (n, log) in runs)
        {
            var (b, c, perSilo) = (n - 1.0, n * (n - 1.0), Math.Exp(log - scale) / n);
            normal.Add((1, b, c), perSilo * perSilo);
            right[0] += perSilo;
            right[1] += perSilo * b;
            right[2] += perSilo * c;
        }

        return normal.Solve(right, free) is [> 0 and var a, var contention, var coherency]
            ? Bound(new Usl(scale - Math.Log(a), contention / a, coherency / a))
            : null;
    }

    private static Usl Refine((int Silos, double Log)[] runs, Usl at, double rounding)
    {
        var (error, damping) = (Error(runs, at), 1e-3);
        for (var round = 0; round < 200 && error > rounding && damping < 1e12; round++)
        {
            var next = Step(runs, at, damping);
            var then = next is { } candidate ? Error(runs, candidate) : double.PositiveInfinity;
            if (then >= error)
            {
                damping *= 10;
                continue;
            }

            var done = error - then < 1e-15 * error;
            (at, error, damping) = (next!.Value, then, damping / 10);
            if (done)
                break;
        }

        return at;
    }

    private static Usl? Step((int Silos, double Log)[] runs, Usl at, double damping)
    {
        var normal = new SymmetricMatrix();
        var pull = new double[3];
        foreach (var (n, log) in runs)
        {
            var gradient = LogGradient(n, at.Sigma, at.Kappa);
            var residual = log - at.Log(n);
            normal.Add(gradient);
            pull[0] += residual * gradient.LogLambda;
            pull[1] += residual * gradient.Sigma;
            pull[2] += residual * gradient.Kappa;
        }

        // A parameter on its bound that is pulled outward stays there, and the others move without it.
        bool[] free = [true, !((at.Sigma <= 0 && pull[1] < 0) || (at.Sigma >= 1 && pull[1] > 0)), !(at.Kappa <= 0 && pull[2] < 0)];
        return normal.Solve(pull, free, damping) is { } step
            ? Bound(new Usl(at.LogLambda + step[0], at.Sigma + step[1], at.Kappa + step[2]))
            : null;
    }

    private static Usl Bound(Usl at) => at with { Sigma = Math.Clamp(at.Sigma, 0, 1), Kappa = Math.Max(at.Kappa, 0) };

    private static double Error((int Silos, double Log)[] runs, Usl at) => runs.Sum(run => (run.Log - at.Log(run.Silos)) * (run.Log - at.Log(run.Silos)));
}

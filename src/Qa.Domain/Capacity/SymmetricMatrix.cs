namespace Qa.Domain.Capacity;

/// <summary>The 3 × 3 normal matrix JᵀJ of a least-squares problem with three parameters, and the one equation asked of it.</summary>
internal sealed class SymmetricMatrix
{
    private const int Size = 3;
    private readonly double[,] _cells = new double[Size, Size];

    public double this[int row, int column] => _cells[row, column];

    /// <summary>Adds weight · v vᵀ.</summary>
    public void Add((double A, double B, double C) vector, double weight = 1)
    {
        double[] v = [vector.A, vector.B, vector.C];
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
                _cells[i, j] += weight * v[i] * v[j];
        }
    }

    /// <summary>Solves (M + damping · diag M) x = right over the free parameters; the others stay 0. Rows and columns are scaled
    /// by the diagonal first, because κ's column is thousands of times λ's with many silos.</summary>
    /// <returns>Null where the free parameters cannot be told apart.</returns>
    public double[]? Solve(double[] right, bool[] free, double damping = 0)
    {
        var scale = new double[Size];
        var rows = new double[Size, Size + 1];
        for (var i = 0; i < Size; i++)
            scale[i] = free[i] && _cells[i, i] > 0 ? 1 / Math.Sqrt(_cells[i, i]) : 0;

        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
                rows[i, j] = i == j ? (free[i] ? 1 + damping : 1) : _cells[i, j] * scale[i] * scale[j];
            rows[i, Size] = right[i] * scale[i];
        }

        return Eliminate(rows) is { } scaled ? [.. scaled.Zip(scale, (x, s) => x * s)] : null;
    }

    // Positive definite with a unit diagonal: elimination needs no pivoting, and a pivot near 0 means dependent columns.
    private static double[]? Eliminate(double[,] rows)
    {
        for (var k = 0; k < Size; k++)
        {
            if (rows[k, k] < 1e-13)
                return null;

            for (var i = k + 1; i < Size; i++)
            {
                var factor = rows[i, k] / rows[k, k];
                for (var j = k; j <= Size; j++)
                    rows[i, j] -= factor * rows[k, j];
            }
        }

        var x = new double[Size];
        for (var i = Size - 1; i >= 0; i--)
            x[i] = (rows[i, Size] - Enumerable.Range(i + 1, Size - 1 - i).Sum(j => rows[i, j] * x[j])) / rows[i, i];

        return x;
    }
}

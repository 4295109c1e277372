namespace Qa.Domain.Capacity;

/// <summary>What a period leaves in the database.</summary>
public readonly record struct SizingVolume(double Calls, double Rows, double Bytes)
{
    internal SizingVolume Times(double periods) => new(Calls * periods, Rows * periods, Bytes * periods);
}

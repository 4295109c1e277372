namespace Qa.Domain.Scoring;

/// <summary>The four things a call is marked on.</summary>
public enum Dimension
{
    Attitude,
    Knowledge,
    Resolution,
    Compliance,
}

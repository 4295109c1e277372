namespace Qa.Domain.Scoring;

/// <summary>How bad a hit is, from mild to fatal, so that "one step milder" is a subtraction.</summary>
public enum Severity
{
    Minor,
    Ordinary,
    Serious,
    Veto,
}

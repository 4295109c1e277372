namespace Qa.Domain.Language;

public enum QuantityKind
{
    Number,
    Percent,
    Money,
    Duration,
}

/// <summary>A number that was said or written, with its unit.</summary>
/// <param name="Start">In the normalised text; the unit belongs to the span (3.5%, 180天, 50000块钱).</param>
/// <param name="Value">Percent: 3.5 for 3.5%. Money: the amount said, in its own currency. Duration: days (a month is 30, a year 365, half a year 182.5).
/// Number: itself. Approximate ones (七八个点) have the middle.</param>
public readonly record struct Quantity(QuantityKind Kind, int Start, int End, decimal Value);

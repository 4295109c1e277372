namespace Qa.Domain.Language;

/// <summary>A text as it is judged, with the way back to the text as it came in.</summary>
public sealed class Reading
{
    /// <summary>The normalised text.</summary>
    public string Text => throw new NotImplementedException();

    /// <summary>Numbers, percentages, amounts and periods found in <see cref="Text"/>, ascending, possibly nested.</summary>
    public ImmutableArray<Quantity> Quantities => throw new NotImplementedException();

    /// <summary>Normalises an utterance (or a pattern's literal). Never throws: lone surrogates and control characters pass through.</summary>
    public static Reading Of(string original) => throw new NotImplementedException();

    /// <summary>The span of the original that a span of <see cref="Text"/> stands for.</summary>
    public (int Start, int End) Original(int start, int end) => throw new NotImplementedException();
}

public enum QuantityKind
{
    Number,
    Percent,
    Money,
    Duration,
}

/// <param name="Start">In the normalised text.</param>
/// <param name="Value">Percent: 3.5 for 3.5%. Money: yuan. Duration: days (a month is 30, a year 365). Number: itself.</param>
public readonly record struct Quantity(QuantityKind Kind, int Start, int End, decimal Value);

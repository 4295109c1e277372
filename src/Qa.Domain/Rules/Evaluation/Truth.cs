namespace Qa.Domain.Rules.Evaluation;

/// <summary>Kleene's three values, so ordered that "and" is the least and "or" the greatest.</summary>
internal enum Truth : byte
{
    False,
    Unknown,
    True,
}

internal static class Truths
{
    public static Truth Not(this Truth truth) => Truth.True - (byte)truth;

    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    public static Truth Of(bool holds) => holds ? Truth.True : Truth.False;

    public static string Name(this Truth truth) => truth switch
    {
        Truth.True => "true",
        Truth.False => "false",
        _ => "unknown",
    };
}

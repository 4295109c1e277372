using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>A pattern as written, see Rules/README.md. Literals are not yet normalised.</summary>
public abstract record PatternNode;

/// <summary>These characters.</summary>
public sealed record Literal(string Text) : PatternNode;

/// <summary>Any entry of a named list.</summary>
/// <param name="Position">Of the '@' in the pattern.</param>
public sealed record ListReference(string Name, int Position) : PatternNode;

/// <summary>A quantity of this kind; <see cref="QuantityKind.Number"/> stands for any quantity.</summary>
public sealed record QuantityToken(QuantityKind Kind) : PatternNode;

public sealed record Optional(PatternNode Item) : PatternNode;

public sealed record Alternatives(ImmutableArray<PatternNode> Items) : PatternNode;

/// <summary>One behind the other without anything between: <c>不会(亏|赔)</c>.</summary>
public sealed record Glued(ImmutableArray<PatternNode> Items) : PatternNode;

/// <summary>Elements in order with at most <paramref name="Gaps"/>[i] characters between item i and i+1;
/// a gap of <see cref="Touching"/> means that only a space may lie between.</summary>
public sealed record Sequence(ImmutableArray<PatternNode> Items, ImmutableArray<int> Gaps) : PatternNode
{
    public const int Touching = -1;
}

/// <summary>Both, in either order, with at most <paramref name="Gap"/> characters between.</summary>
public sealed record InAnyOrder(PatternNode Left, PatternNode Right, int Gap) : PatternNode;

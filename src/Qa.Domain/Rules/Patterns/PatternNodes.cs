namespace Qa.Domain.Rules.Patterns;

/// <summary>Questions about a pattern as written.</summary>
internal static class PatternNodes
{
    public static IEnumerable<ListReference> Lists(this PatternNode node) => node.All().OfType<ListReference>();

    public static IEnumerable<Literal> Literals(this PatternNode node) => node.All().OfType<Literal>();

    /// <summary>Whether it can match no characters at all. A list is taken to match some, since its entries are checked alone.</summary>
    public static bool CanBeEmpty(this PatternNode node) => node switch
    {
        Optional => true,
        Alternatives alternatives => alternatives.Items.Any(CanBeEmpty),
        Glued glued => glued.Items.All(CanBeEmpty),
        Sequence sequence => sequence.Items.All(CanBeEmpty),
        InAnyOrder pair => pair.Left.CanBeEmpty() && pair.Right.CanBeEmpty(),
        _ => false,
    };

    private static IEnumerable<PatternNode> All(this PatternNode node)
    {
        var inner = node switch
        {
            Optional optional => [optional.Item],
            Alternatives alternatives => alternatives.Items,
            Glued glued => glued.Items,
            Sequence sequence => sequence.Items,
            InAnyOrder pair => [pair.Left, pair.Right],
            _ => ImmutableArray<PatternNode>.Empty,
        };
        return inner.SelectMany(All).Prepend(node);
    }
}

using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>A node and what its matches contain.</summary>
internal sealed record KeyedNode(MatchNode Node, PatternKeys Keys)
{
    /// <summary>The alternatives of which it is the choice, lists in lists laid flat; itself where it is none.</summary>
    public ImmutableArray<KeyedNode> Branches { get => field.IsDefault ? [this] : field; init; }
}

/// <summary>Turns patterns into something that matches, with literals normalised and lists resolved. The book must have been checked.</summary>
internal sealed class PatternCompiler(ImmutableSortedDictionary<string, ImmutableArray<string>> lists)
{
    private readonly Dictionary<string, KeyedNode> _lists = new(StringComparer.Ordinal);

    public KeyedNode Compile(string pattern) => Compile(PatternParser.Parse(pattern));

    private KeyedNode Compile(PatternNode pattern) => pattern switch
    {
        Literal literal => CompileLiteral(Reading.Of(literal.Text).Text),
        QuantityToken token => new(new QuantityMatch(token.Kind), PatternKeys.Of(PatternKey.AnyQuantity)),
        Optional optional => new(new OptionalMatch(Compile(optional.Item).Node), PatternKeys.None),
        ListReference list => CompileList(list.Name),
        Alternatives alternatives => CompileAlternatives(alternatives.Items.Select(Compile)),
        Glued glued => CompileGlued(glued),
        Sequence sequence => CompileSequence(sequence.Items, [.. sequence.Gaps]),
        InAnyOrder pair => CompilePair(pair),
        _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern, null),
    };

    private static KeyedNode CompileLiteral(string text) => new(new LiteralMatch(text), PatternKeys.Of(PatternKey.Of(text)));

    private KeyedNode CompileList(string name)
    {
        if (!_lists.TryGetValue(name, out var compiled))
            _lists[name] = compiled = CompileAlternatives(lists[name].Select(Compile));
        return compiled;
    }

    private static KeyedNode CompileAlternatives(IEnumerable<KeyedNode> items)
    {
        var branches = items.SelectMany(item => item.Branches).ToImmutableArray();
        return new KeyedNode(new AlternativesMatch([.. branches.Select(branch => branch.Node)]), branches.Select(branch => branch.Keys).Aggregate((one, other) => one.Or(other)))
        {
            Branches = branches,
        };
    }

    // Pieces may be parts of words, but only whole words are looked for.
    private KeyedNode CompileGlued(Glued glued)
    {
        var all = glued.Items.Select(Compile).ToList();
        var gaps = Enumerable.Repeat(SequenceMatch.Glued, all.Count - 1);
        return new(new SequenceMatch([.. all.Select(item => item.Node)], [.. gaps]), Together(all.Select(item => item.Keys.WithoutWordEdges())));
    }

    private KeyedNode CompileSequence(ImmutableArray<PatternNode> items, int[] gaps)
    {
        var all = items.Select(Compile).ToList();
        return new(new SequenceMatch([.. all.Select(item => item.Node)], gaps), Together(all.Select(item => item.Keys)));
    }

    private KeyedNode CompilePair(InAnyOrder pair)
    {
        var (left, right) = (Compile(pair.Left), Compile(pair.Right));
        return new(new AnyOrderMatch(left.Node, right.Node, pair.Gap), left.Keys.And(right.Keys));
    }

    private static PatternKeys Together(IEnumerable<PatternKeys> all) => all.Aggregate((one, other) => one.And(other));
}

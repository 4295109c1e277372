using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>Turns patterns into something that matches, with literals normalised and lists resolved. The book must have been checked.</summary>
internal sealed class PatternCompiler(ImmutableSortedDictionary<string, ImmutableArray<string>> lists)
{
    private readonly Dictionary<string, (MatchNode Node, PatternKey? Key)> _lists = new(StringComparer.Ordinal);

    public (MatchNode Node, PatternKey? Key) Compile(string pattern) => Compile(PatternParser.Parse(pattern));

    private (MatchNode Node, PatternKey? Key) Compile(PatternNode pattern) => pattern switch
    {
        Literal literal => CompileLiteral(Reading.Of(literal.Text).Text),
        QuantityToken token => (new QuantityMatch(token.Kind), PatternKey.AnyQuantity),
        Optional optional => (new OptionalMatch(Compile(optional.Item).Node), null),
        ListReference list => CompileList(list.Name),
        Alternatives alternatives => CompileAlternatives(alternatives.Items.Select(Compile)),
        Glued glued => CompileGlued(glued),
        Sequence sequence => CompileSequence(sequence.Items, [.. sequence.Gaps]),
        InAnyOrder pair => CompilePair(pair),
        _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern, null),
    };

    private static (MatchNode, PatternKey?) CompileLiteral(string text) => (new LiteralMatch(text), PatternKey.Of(text));

    private (MatchNode, PatternKey?) CompileList(string name)
    {
        if (!_lists.TryGetValue(name, out var compiled))
            _lists[name] = compiled = CompileAlternatives(lists[name].Select(Compile));
        return compiled;
    }

    private static (MatchNode, PatternKey?) CompileAlternatives(IEnumerable<(MatchNode Node, PatternKey? Key)> items)
    {
        var all = items.ToList();
        return (new AlternativesMatch([.. all.Select(item => item.Node)]), all.Select(item => item.Key).Aggregate(PatternKey.Either));
    }

    // Pieces may be parts of words, but only whole words are looked for.
    private (MatchNode, PatternKey?) CompileGlued(Glued glued)
    {
        var all = glued.Items.Select(Compile).ToList();
        var gaps = Enumerable.Repeat(SequenceMatch.Glued, all.Count - 1);
        return (new SequenceMatch([.. all.Select(item => item.Node)], [.. gaps]),
            all.Select(item => item.Key?.WithoutWordEdges()).Aggregate(PatternKey.Rarer));
    }

    private (MatchNode, PatternKey?) CompileSequence(ImmutableArray<PatternNode> items, int[] gaps)
    {
        var all = items.Select(Compile).ToList();
        return (new SequenceMatch([.. all.Select(item => item.Node)], gaps), all.Select(item => item.Key).Aggregate(PatternKey.Rarer));
    }

    private (MatchNode, PatternKey?) CompilePair(InAnyOrder pair)
    {
        var (left, leftKey) = Compile(pair.Left);
        var (right, rightKey) = Compile(pair.Right);
        return (new AnyOrderMatch(left, right, pair.Gap), PatternKey.Rarer(leftKey, rightKey));
    }
}

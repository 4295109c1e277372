using System.Collections.Immutable;
using Qa.Domain.Language;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Tests.Rules;

/// <summary>Patterns as the README tells it: try every start, follow every way, no index.</summary>
internal sealed class NaivePatterns(ImmutableSortedDictionary<string, ImmutableArray<string>> lists)
{
    public List<(int Start, int End)> FindAll(string pattern, Reading reading)
    {
        var node = PatternParser.Parse(pattern);
        var found = new List<(int, int)>();
        for (var start = 0; start < reading.Text.Length; start++)
        {
            if (!IsEdge(reading.Text, start))
                continue;
            foreach (var end in Ends(node, reading, start))
            {
                if (end > start && IsEdge(reading.Text, end))
                {
                    found.Add((start, end));
                    break;
                }
            }
        }

        return found;
    }

    public static bool IsSentenceEnd(string text, int at) =>
        "。？！；?!;\n".Contains(text[at], StringComparison.Ordinal) || (text[at] == '.' && (at + 1 == text.Length || text[at + 1] == ' '));

    // Best first: longest alternative, shortest gap.
    private List<int> Ends(PatternNode node, Reading reading, int at)
    {
        switch (node)
        {
            case Literal literal:
                var wanted = Reading.Of(literal.Text).Text;
                return at + wanted.Length <= reading.Text.Length && reading.Text.Substring(at, wanted.Length) == wanted ? [at + wanted.Length] : [];
            case QuantityToken token:
                return [.. reading.Quantities.Where(quantity => quantity.Start == at && (token.Kind == QuantityKind.Number || token.Kind == quantity.Kind))
                    .Select(quantity => quantity.End).Distinct().OrderDescending()];
            case Optional optional:
                return [.. Ends(optional.Item, reading, at).Append(at).Distinct()];
            case ListReference list:
                return [.. lists[list.Name].SelectMany(entry => Ends(PatternParser.Parse(entry), reading, at)).Distinct().OrderDescending()];
            case Alternatives alternatives:
                return [.. alternatives.Items.SelectMany(item => Ends(item, reading, at)).Distinct().OrderDescending()];
            case Glued glued:
                return Follow([.. glued.Items], [.. glued.Items.Skip(1).Select(_ => -2)], reading, at);
            case Sequence sequence:
                return Follow([.. sequence.Items], [.. sequence.Gaps], reading, at);
            case InAnyOrder pair:
                return [.. Follow([pair.Left, pair.Right], [pair.Gap], reading, at).Concat(Follow([pair.Right, pair.Left], [pair.Gap], reading, at)).Distinct()];
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }

    private List<int> Follow(PatternNode[] items, int[] gaps, Reading reading, int at)
    {
        var ends = Ends(items[0], reading, at);
        if (items.Length == 1)
            return ends;

        var all = new List<int>();
        foreach (var end in ends)
        {
            foreach (var next in Starts(gaps[0], reading.Text, end))
                all.AddRange(Follow(items[1..], gaps[1..], reading, next));
        }

        return [.. all.Distinct()];
    }

    private static IEnumerable<int> Starts(int gap, string text, int end)
    {
        if (gap == -2)
            return [end];
        if (!IsEdge(text, end))
            return [];
        if (gap == -1)
            return new[] { end, end + 1 }.Where(next => next == end || (end < text.Length && text[end] == ' ')).Where(next => IsEdge(text, next));
        return Enumerable.Range(0, gap + 1).Select(skipped => end + skipped)
            .Where(next => next <= text.Length && IsEdge(text, next) && !Enumerable.Range(end, next - end).Any(i => IsSentenceEnd(text, i)));
    }

    // No Latin word and no number may be cut.
    private static bool IsEdge(string text, int at)
    {
        if (at <= 0 || at >= text.Length)
            return true;
        var (left, right) = (text[at - 1], text[at]);
        if (left < 0x2e80 && right < 0x2e80 && char.IsLetter(left) && char.IsLetter(right))
            return false;
        if (char.IsAsciiDigit(left) && char.IsAsciiDigit(right))
            return false;
        if (char.IsAsciiDigit(left) && right == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            return false;
        return !(left == '.' && char.IsAsciiDigit(right) && at > 1 && char.IsAsciiDigit(text[at - 2]));
    }
}

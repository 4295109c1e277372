using System.Buffers;
using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>A pattern in the book's own language. A choice is searched branch by branch, and only for those that may be there.</summary>
internal sealed class PhrasePattern : CompiledPattern
{
    private readonly MatchNode _root;
    private readonly Branch[] _branches;

    public PhrasePattern(int id, string source, KeyedNode root) : base(id, source, [.. root.Branches.Select(branch => branch.Keys)])
    {
        _root = root.Node;
        // Of a choice the longest counts; everything else knows its best end by itself.
        _branches = [.. root.Branches.Select(branch => new Branch(branch.Node, longest: root.Node is AlternativesMatch))];
    }

    public override void FindAll(Reading reading, BranchSet branches, List<TextSpan> found)
    {
        var first = found.Count;
        var text = new MatchText(reading.Text, reading.Quantities);
        var tried = 0;
        for (var i = 0; i < _branches.Length; i++)
        {
            if (!branches[i])
                continue;
            _branches[i].FindAll(text, found);
            tried++;
        }

        if (tried > 1 && found.Count - first > 1)
            KeepLongest(found, first);
    }

    public override void FindGaps(Reading reading, TextSpan match, List<TextSpan> gaps) =>
        _root.Trace(new MatchText(reading.Text, reading.Quantities), match.Start, match.End, gaps);

    private static void KeepLongest(List<TextSpan> found, int first)
    {
        found.Sort(first, found.Count - first, Comparer<TextSpan>.Create(static (left, right) =>
            left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.End.CompareTo(left.End)));
        var kept = first + 1;
        for (var i = first + 1; i < found.Count; i++)
        {
            if (found[i].Start != found[kept - 1].Start)
                found[kept++] = found[i];
        }

        found.RemoveRange(kept, found.Count - kept);
    }

    private sealed class Branch(MatchNode node, bool longest)
    {
        private readonly SearchValues<char>? _starts = node.Beginnings.Characters is { } first && !node.CanBeEmpty ? SearchValues.Create([.. first]) : null;
        private readonly bool _atQuantity = node.Beginnings.Quantity;

        public void FindAll(in MatchText text, List<TextSpan> found)
        {
            if (node is LiteralMatch plain)
            {
                FindPlain(text.Text, plain.Literal, found);
                return;
            }

            Span<int> buffer = stackalloc int[16];
            for (var at = NextStart(text, 0); at < text.Text.Length; at = NextStart(text, at + 1))
            {
                if (!Sentences.CanCutAt(text.Text, at))
                    continue;
                var ends = new Ends(buffer);
                node.Find(text, at, ref ends);
                if (longest)
                    ends.SortFrom(0);
                AddBest(text, at, ends, found);
            }
        }

        private static void AddBest(in MatchText text, int at, Ends ends, List<TextSpan> found)
        {
            for (var i = 0; i < ends.Count; i++)
            {
                if (ends[i] == at || !Sentences.CanCutAt(text.Text, ends[i]))
                    continue;
                found.Add(new TextSpan(at, ends[i]));
                return;
            }
        }

        private static void FindPlain(ReadOnlySpan<char> text, string literal, List<TextSpan> found)
        {
            for (var from = 0; text[from..].IndexOf(literal) is >= 0 and var next; from += next + 1)
            {
                var at = from + next;
                if (Sentences.CanCutAt(text, at) && Sentences.CanCutAt(text, at + literal.Length))
                    found.Add(new TextSpan(at, at + literal.Length));
            }
        }

        private int NextStart(in MatchText text, int from)
        {
            if (_starts is null || from >= text.Text.Length)
                return from;
            var next = text.Text[from..].IndexOfAny(_starts);
            var best = next < 0 ? text.Text.Length : from + next;
            return _atQuantity ? Math.Min(best, text.NextQuantity(from)) : best;
        }
    }
}

namespace Qa.Domain.Language;

/// <summary>The textbook automaton: linear in the text whatever the keywords are. The matcher falls back to it, and tests compare with it.</summary>
internal sealed class AhoCorasick
{
    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];
        public Node? Fail { get; set; }

        /// <summary>The nearest node on the way of fails where a keyword ends.</summary>
        public Node? Shorter { get; set; }
        public List<int> Keywords { get; } = [];
    }

    private readonly Node _root = new();
    private readonly int[] _lengths;

    public AhoCorasick(IReadOnlyList<string> keywords)
    {
        _lengths = [.. keywords.Select(keyword => keyword.Length)];
        for (var i = 0; i < keywords.Count; i++)
            Insert(keywords[i], i);
        Link();
    }

    public void Find(ReadOnlySpan<char> text, KeywordHits hits)
    {
        hits.Clear();
        var node = _root;
        for (var i = 0; i < text.Length; i++)
        {
            node = Step(node, text[i]);
            for (var ending = node; ending is not null; ending = ending.Shorter)
            {
                foreach (var keyword in ending.Keywords)
                {
                    var start = i + 1 - _lengths[keyword];
                    if (WholeWord.Stands(text, start, i + 1))
                        hits.Add(keyword, start);
                }
            }
        }
    }

    private void Insert(string keyword, int index)
    {
        var node = _root;
        foreach (var character in keyword)
        {
            if (!node.Next.TryGetValue(character, out var next))
                node.Next.Add(character, next = new Node());
            node = next;
        }

        node.Keywords.Add(index);
    }

    private void Link()
    {
        var waiting = new Queue<Node>([_root]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var (character, next) in node.Next)
            {
                next.Fail = node.Fail is null ? _root : Step(node.Fail, character);
                next.Shorter = next.Fail.Keywords.Count > 0 ? next.Fail : next.Fail.Shorter;
                waiting.Enqueue(next);
            }
        }
    }

    private Node Step(Node node, char character)
    {
        for (var from = node; from is not null; from = from.Fail)
        {
            if (from.Next.TryGetValue(character, out var next))
                return next;
        }

        return _root;
    }
}

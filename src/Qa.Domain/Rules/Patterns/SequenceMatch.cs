namespace Qa.Domain.Rules.Patterns;

/// <summary>Elements one behind the other; the gap behind item i is gaps[i].</summary>
internal sealed class SequenceMatch(MatchNode[] items, int[] gaps) : MatchNode
{
    /// <summary>Nothing between, and words may be cut: 不会(亏|赔), guarantee(d|s).</summary>
    public const int Glued = -2;

    public override bool CanBeEmpty { get; } = items.All(item => item.CanBeEmpty);

    public override void Find(in MatchText text, int at, ref Ends ends) => Walk(text, at, 0, ref ends);

    private void Walk(in MatchText text, int at, int item, ref Ends ends)
    {
        if (!items[item].MayBeginAt(text, at))
            return;

        Span<int> buffer = stackalloc int[FewEnds];
        var own = new Ends(buffer);
        items[item].Find(text, at, ref own);
        for (var i = 0; i < own.Count; i++)
        {
            if (item == items.Length - 1)
                ends.Add(own[i]);
            else
                Continue(text, own[i], item, ref ends);
        }
    }

    private void Continue(in MatchText text, int end, int item, ref Ends ends)
    {
        var gap = gaps[item];
        if (gap == Glued)
        {
            Walk(text, end, item + 1, ref ends);
            return;
        }

        if (!Sentences.CanCutAt(text.Text, end))
            return;
        var widest = gap == Sequence.Touching ? SpaceAt(text.Text, end) : gap;
        for (var next = end; next <= text.Text.Length && next - end <= widest; next++)
        {
            if (next > end && gap != Sequence.Touching && Sentences.EndsAt(text.Text, next - 1))
                return;
            if (Sentences.CanCutAt(text.Text, next))
                Walk(text, next, item + 1, ref ends);
        }
    }

    public override bool Trace(in MatchText text, int at, int end, List<TextSpan> gaps) => Trace(text, at, end, 0, gaps);

    private bool Trace(in MatchText text, int at, int end, int item, List<TextSpan> skipped)
    {
        if (item == items.Length - 1)
            return items[item].Trace(text, at, end, skipped);
        Span<int> buffer = stackalloc int[FewEnds];
        var own = new Ends(buffer);
        items[item].Find(text, at, ref own);
        var widest = gaps[item] == Glued ? 0 : gaps[item];
        for (var i = 0; i < own.Count; i++)
        {
            var space = gaps[item] == Sequence.Touching ? SpaceAt(text.Text, own[i]) : widest;
            for (var next = own[i]; next <= end && next - own[i] <= space; next++)
            {
                var before = skipped.Count;
                if (Trace(text, next, end, item + 1, skipped) && items[item].Trace(text, at, own[i], skipped))
                {
                    if (next > own[i])
                        skipped.Add(new TextSpan(own[i], next));
                    return true;
                }

                skipped.RemoveRange(before, skipped.Count - before);
            }
        }

        return false;
    }

    protected override Beginnings Begin()
    {
        var possible = new List<Beginnings>();
        for (var item = 0; item < items.Length; item++)
        {
            possible.Add(items[item].Beginnings);
            if (!items[item].CanBeEmpty)
                return Beginnings.Any(possible);

            // Only what is glued begins exactly where an empty element before it ends.
            if (item < items.Length - 1 && gaps[item] != Glued)
                return Beginnings.Anywhere;
        }

        return Beginnings.Any(possible);
    }

    private static int SpaceAt(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] == ' ' ? 1 : 0;
}

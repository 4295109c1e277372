namespace Qa.Domain.Rules.Evaluation;

/// <summary>Pairs what stands near each other in one utterance or turn.</summary>
internal static class Proximities
{
    /// <summary>Each left match with its nearest right match; of equally near ones the earlier.</summary>
    public static List<Match> Pair(List<Match> matches, ProximityTest test)
    {
        var pairs = new List<Match>();
        foreach (var group in matches.GroupBy(match => match.Segment))
        {
            var rights = group.Where(match => match.Slot >= test.Left.Length).Order(Comparer<Match>.Create(Match.Compare)).ToList();
            foreach (var left in group.Where(match => match.Slot < test.Left.Length))
            {
                if (rights.Where(right => IsNear(left, right, test)).MinBy(right => left.Span.DistanceTo(right.Span)) is { } nearest)
                    pairs.Add(Match.Pair(left, nearest));
            }
        }

        return pairs;
    }

    private static bool IsNear(Match left, Match right, ProximityTest test) =>
        !left.Span.Overlaps(right.Span)
        && left.Span.DistanceTo(right.Span) <= test.Within
        && test.Order switch
        {
            NearOrder.Before => left.Span.End <= right.Span.Start,
            NearOrder.After => right.Span.End <= left.Span.Start,
            _ => true,
        };
}

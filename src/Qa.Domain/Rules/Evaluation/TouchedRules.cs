namespace Qa.Domain.Rules.Evaluation;

/// <param name="Order">Position among all, so that sorting by condition keeps the order of speech.</param>
internal readonly record struct Touched(Segment Segment, Touch Touch, int Order)
{
    /// <summary>By rule, condition and order of speech.</summary>
    public static int Compare(Touched left, Touched right) =>
        left.Touch.Rule != right.Touch.Rule ? left.Touch.Rule.CompareTo(right.Touch.Rule)
        : left.Touch.Condition != right.Touch.Condition ? left.Touch.Condition.CompareTo(right.Touch.Condition)
        : left.Order.CompareTo(right.Order);
}

/// <summary>Where the words of each rule may be, gathered from all texts of a call.</summary>
internal sealed class TouchedRules
{
    private Touched[] _all = [];
    private int _count;

    public void Gather(CallText call, bool matchesTurns)
    {
        _count = 0;
        MakeRoom(call, matchesTurns);
        if (!matchesTurns)
        {
            foreach (var heard in call.Utterances)
                Add(heard.Own, utterances: true, turns: false);
        }
        else
        {
            foreach (var turn in call.Turns)
            {
                // A turn of one utterance is read once.
                for (var i = turn.First; i <= turn.Last; i++)
                    Add(call.Utterances[i].Own, utterances: true, turns: turn.Count == 1);
                if (turn.Count > 1)
                    Add(call.SegmentOf(turn), utterances: false, turns: true);
            }
        }

        _all.AsSpan(0, _count).Sort(Touched.Compare);
    }

    /// <summary>The rules that have any, ascending.</summary>
    public IEnumerable<int> Rules()
    {
        for (var i = 0; i < _count; i++)
        {
            if (i == 0 || _all[i].Touch.Rule != _all[i - 1].Touch.Rule)
                yield return _all[i].Touch.Rule;
        }
    }

    public ArraySegment<Touched> Of(int rule)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_all[middle].Touch.Rule < rule)
                low = middle + 1;
            else
                high = middle;
        }

        var end = low;
        while (end < _count && _all[end].Touch.Rule == rule)
            end++;
        return new ArraySegment<Touched>(_all, low, end - low);
    }

    private void MakeRoom(CallText call, bool matchesTurns)
    {
        var most = 0;
        foreach (var heard in call.Utterances)
            most += heard.Own.Touches.Length;
        if (matchesTurns)
        {
            foreach (var turn in call.Turns)
                most += turn.Count > 1 ? call.SegmentOf(turn).Touches.Length : 0;
        }

        if (_all.Length < most)
            _all = new Touched[most];
    }

    private void Add(Segment segment, bool utterances, bool turns)
    {
        foreach (var touch in segment.Touches)
        {
            if (!(touch.AcrossTurn ? turns : utterances))
                continue;
            _all[_count] = new Touched(segment, touch, _count);
            _count++;
        }
    }
}

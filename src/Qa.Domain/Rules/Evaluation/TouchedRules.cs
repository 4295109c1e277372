namespace Qa.Domain.Rules.Evaluation;

/// <param name="Order">Position among all, so that sorting by rule keeps the order of speech.</param>
internal readonly record struct Touched(Segment Segment, Touch Touch, int Order);

/// <summary>Where the words of each rule may be, gathered from all texts of a call.</summary>
internal sealed class TouchedRules
{
    private Touched[] _all = [];
    private int _count;

    public void Gather(CallText call, bool matchesTurns)
    {
        _count = 0;
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

        _all.AsSpan(0, _count).Sort(static (left, right) =>
            left.Touch.Rule != right.Touch.Rule ? left.Touch.Rule.CompareTo(right.Touch.Rule) : left.Order.CompareTo(right.Order));
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

    private void Add(Segment segment, bool utterances, bool turns)
    {
        foreach (var touch in segment.Touches)
        {
            if (!(touch.AcrossTurn ? turns : utterances))
                continue;
            if (_count == _all.Length)
                Array.Resize(ref _all, Math.Max(16, _count * 2));
            _all[_count] = new Touched(segment, touch, _count);
            _count++;
        }
    }
}

using Qa.Domain.Calls;
using Qa.Domain.Language;
using Qa.Domain.Language.Sayings;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>A run of utterances by one speaker.</summary>
internal sealed record Turn(int First, int Count, Role Role)
{
    public int Last => First + Count - 1;
}

/// <summary>The call so far, in the order of seq.</summary>
internal sealed class CallText(CallHeader header, RulebookProgram program)
{
    private readonly List<Heard> _utterances = [];
    private readonly List<Turn> _turns = [];
    private readonly Dictionary<(int First, int Count), Segment> _turnSegments = [];
    private bool _laidOut = true;

    public CallHeader Header { get; } = header;

    /// <summary>The book's; asked for only by books that have sayings.</summary>
    public SayingModel Sayings => program.Sayings;

    /// <summary>Nothing more will be said.</summary>
    public bool Finished { get; set; }

    public List<Heard> Utterances => _utterances;

    public List<Turn> Turns
    {
        get
        {
            LayOut();
            return _turns;
        }
    }

    /// <returns>False where the very same utterance was here already.</returns>
    public bool Put(Utterance utterance, Reading reading)
    {
        var at = _utterances.Count;
        while (at > 0 && _utterances[at - 1].Utterance.Seq >= utterance.Seq)
            at--;
        var replaces = at < _utterances.Count && _utterances[at].Utterance.Seq == utterance.Seq;
        if (replaces && Same(_utterances[at].Utterance, utterance))
            return false;

        var heard = new Heard(utterance) { Index = at };
        heard.Own = Segment.Of(heard, reading, program);
        if (replaces)
            _utterances[at] = heard;
        else
            _utterances.Insert(at, heard);
        // A turn's text is read again wherever something before its end has changed.
        if (at < _utterances.Count - 1 || replaces)
        {
            _turnSegments.Clear();
            for (var i = at; i < _utterances.Count; i++)
                _utterances[i].Index = i;
        }

        _laidOut = false;
        return true;
    }

    /// <summary>The turn that an utterance belongs to, as an index into <see cref="Turns"/>.</summary>
    public int TurnOf(int utterance)
    {
        LayOut();
        return _utterances[utterance].Turn;
    }

    public Segment SegmentOf(Turn turn)
    {
        if (turn.Count == 1)
            return _utterances[turn.First].Own;
        if (!_turnSegments.TryGetValue((turn.First, turn.Count), out var segment))
        {
            segment = Segment.OfTurn([.. _utterances.GetRange(turn.First, turn.Count)], program);
            _turnSegments[(turn.First, turn.Count)] = segment;
        }

        return segment;
    }

    /// <summary>What the other party said just before, or null.</summary>
    public Reading? Before(Heard heard) =>
        heard.Index > 0 && _utterances[heard.Index - 1] is { } before && before.Utterance.Role != heard.Utterance.Role && before.Utterance.Role is not Role.System
            ? before.Own.Reading
            : null;

    /// <summary>How like each meaning the utterance is, in the order of <see cref="SayingModel.Meanings"/>; counted once for all rules.</summary>
    public double[] Scores(Heard heard)
    {
        var before = Before(heard);
        if (heard.Scored is not { } scored || scored.Before != before)
            heard.Scored = scored = (before, Sayings.Scores(heard.Own.Reading, before));
        return scored.Scores;
    }

    /// <summary>The last moment that is known, or null where no times are.</summary>
    public int? EndMs => _utterances.Max(heard => heard.Utterance.EndMs ?? heard.Utterance.StartMs);

    /// <summary>Whether every utterance has a begin on the clock.</summary>
    public bool IsTimed => _utterances.TrueForAll(heard => heard.Utterance.StartMs is not null);

    private void LayOut()
    {
        if (_laidOut)
            return;
        _turns.Clear();
        for (var i = 0; i < _utterances.Count; i++)
        {
            var heard = _utterances[i];
            if (_turns.Count > 0 && _turns[^1].Role == heard.Utterance.Role)
                _turns[^1] = _turns[^1] with { Count = _turns[^1].Count + 1 };
            else
                _turns.Add(new Turn(i, 1, heard.Utterance.Role));
            heard.Turn = _turns.Count - 1;
        }

        _laidOut = true;
    }

    private static bool Same(Utterance left, Utterance right) =>
        left with { Words = [] } == right with { Words = [] } && left.Words.AsSpan().SequenceEqual(right.Words.AsSpan());
}

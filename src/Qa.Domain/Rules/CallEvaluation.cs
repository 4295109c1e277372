using Qa.Domain.Calls;
using Qa.Domain.Language;
using Qa.Domain.Rules.Evaluation;

namespace Qa.Domain.Rules;

/// <summary>The judgement of one call while it runs. Live and batch use the same steps.</summary>
public sealed class CallEvaluation
{
    private readonly RulebookProgram _program;
    private readonly CallText _call;
    private readonly List<(Segment Segment, Touch Touch)>?[] _touches;
    private readonly Dictionary<int, RuleOutcome> _told = [];
    private bool _stale = true;

    internal CallEvaluation(RulebookProgram program, CallHeader header)
    {
        _program = program;
        _call = new CallText(header, program);
        _touches = new List<(Segment, Touch)>?[program.Rules.Length];
    }

    /// <summary>Takes the next utterance, or replaces one that was revised (same seq) and judges again from there.</summary>
    /// <returns>Hits that are new or changed since the last call, for rules whose moment is not the end; and, as another outcome,
    /// hits that a revision or what was said since took away.</returns>
    /// <exception cref="InvalidOperationException">The call has been finished.</exception>
    public ImmutableArray<RuleOutcome> Feed(Utterance utterance)
    {
        if (!Take(utterance, Reading.Of(utterance.Text)))
            return [];

        Settle();
        var news = ImmutableArray.CreateBuilder<RuleOutcome>();
        foreach (var rule in _program.Rules)
        {
            if (rule.Rule.Moment is Moment.End || (_touches[rule.Index] is null && rule.Quiet is not null && !_told.ContainsKey(rule.Index)))
                continue;
            var outcome = Judge(rule);
            if (outcome.Outcome is Outcome.Hit ? _told.TryGetValue(rule.Index, out var told) && told.Equals(outcome) : !_told.Remove(rule.Index))
                continue;
            if (outcome.Outcome is Outcome.Hit)
                _told[rule.Index] = outcome;
            news.Add(outcome);
        }

        return news.ToImmutable();
    }

    /// <summary>Closes all windows. Idempotent.</summary>
    /// <returns>One outcome per rule, in the book's order, not yet priced.</returns>
    public ImmutableArray<RuleOutcome> Finish()
    {
        Close();
        var outcomes = ImmutableArray.CreateBuilder<RuleOutcome>(_program.Rules.Length);
        foreach (var rule in _program.Rules)
            outcomes.Add(Judge(rule));
        return outcomes.MoveToImmutable();
    }

    internal bool Take(Utterance utterance, Reading reading)
    {
        if (_call.Finished)
            throw new InvalidOperationException("The call has been finished; begin another evaluation.");
        return _stale |= _call.Put(utterance, reading);
    }

    internal RuleTrace Explain(RuleProgram rule)
    {
        Close();
        return Tracing.Of(new RuleEvaluation(rule, _call, _program, _touches[rule.Index]));
    }

    private void Close()
    {
        _stale |= !_call.Finished;
        _call.Finished = true;
        Settle();
    }

    private RuleOutcome Judge(RuleProgram rule)
    {
        var touches = _touches[rule.Index];
        if (touches is null && rule.Quiet is { } quiet)
        {
            return rule.HasScope && Scopes.Evaluate(rule.Rule.Scope, _call.Header) is Truth.False
                ? Verdict.NotApplicable(rule.Rule, Verdict.OutOfScope)
                : quiet;
        }

        return new RuleEvaluation(rule, _call, _program, touches).Judge();
    }

    // Gives each rule the places where its words may be.
    private void Settle()
    {
        if (!_stale)
            return;
        _stale = false;
        Array.Clear(_touches);
        var turns = _call.Turns;
        foreach (var heard in _call.Utterances)
            Settle(heard.Own, utterances: true, turns: turns[heard.Turn].Count == 1);
        foreach (var turn in _program.MatchesTurns ? turns : [])
        {
            if (turn.Count > 1)
                Settle(_call.SegmentOf(turn), utterances: false, turns: true);
        }
    }

    private void Settle(Segment segment, bool utterances, bool turns)
    {
        foreach (var touch in segment.Touches)
        {
            var acrossTurn = _program.Rules[touch.Rule].Conditions[touch.Condition].Condition.AcrossTurn;
            if (acrossTurn ? turns : utterances)
                (_touches[touch.Rule] ??= []).Add((segment, touch));
        }
    }
}

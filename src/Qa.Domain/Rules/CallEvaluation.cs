using System.Runtime.InteropServices;
using Qa.Domain.Calls;
using Qa.Domain.Language;
using Qa.Domain.Rules.Evaluation;

namespace Qa.Domain.Rules;

/// <summary>The judgement of one call while it runs. Live and batch use the same steps.</summary>
public sealed class CallEvaluation
{
    private readonly RulebookProgram _program;
    private readonly CallText _call;
    private readonly TouchedRules _touched = new();
    private readonly Dictionary<int, RuleOutcome> _told = [];
    private bool _stale = true;

    internal CallEvaluation(RulebookProgram program, CallHeader header)
    {
        _program = program;
        _call = new CallText(header, program);
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
            if (rule.Rule.Moment is not Moment.End && News(rule) is { } outcome)
                news.Add(outcome);
        }

        return news.ToImmutable();
    }

    /// <summary>Closes all windows. Idempotent.</summary>
    /// <returns>One outcome per rule, in the book's order, not yet priced.</returns>
    public ImmutableArray<RuleOutcome> Finish()
    {
        Close();
        // Most rules are settled by the absence of their words.
        var outcomes = _program.Outcomes.AsSpan().ToArray();
        foreach (var rule in _touched.Rules())
            outcomes[rule] = Evaluation(_program.Rules[rule]).Judge();
        for (var i = 0; i < outcomes.Length; i++)
            outcomes[i] ??= Judge(_program.Rules[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray<RuleOutcome>(outcomes!);
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
        return Tracing.Of(new RuleEvaluation(rule, _call, _program, _touched.Of(rule.Index), explains: true));
    }

    private RuleOutcome? News(RuleProgram rule)
    {
        var wasTold = _told.TryGetValue(rule.Index, out var told);
        var outcome = Judge(rule);
        if (outcome.Outcome is not Outcome.Hit)
        {
            _told.Remove(rule.Index);
            return wasTold ? outcome : null;
        }

        if (wasTold && told!.Equals(outcome))
            return null;
        _told[rule.Index] = outcome;
        return outcome;
    }

    private RuleOutcome Judge(RuleProgram rule)
    {
        if (rule.Quiet is not { } quiet || _touched.Of(rule.Index).Count > 0)
            return Evaluation(rule).Judge();
        return rule.HasScope && Scopes.Evaluate(rule.Rule.Scope, _call.Header) is Truth.False
            ? Verdict.NotApplicable(rule.Rule, Verdict.OutOfScope)
            : quiet;
    }

    private RuleEvaluation Evaluation(RuleProgram rule) => new(rule, _call, _program, _touched.Of(rule.Index));

    private void Close()
    {
        _stale |= !_call.Finished;
        _call.Finished = true;
        Settle();
    }

    private void Settle()
    {
        if (_stale)
            _touched.Gather(_call, _program.MatchesTurns);
        _stale = false;
    }
}

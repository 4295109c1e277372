using Qa.Domain.Calls;

namespace Qa.Domain.Rules;

/// <summary>The judgement of one call while it runs. Live and batch use the same steps.</summary>
public sealed class CallEvaluation
{
    /// <summary>Takes the next utterance, or replaces one that was revised (same seq) and judges again from there.</summary>
    /// <returns>Hits that are new or changed since the last call, for rules whose moment is not the end.</returns>
    public ImmutableArray<RuleOutcome> Feed(Utterance utterance) => throw new NotImplementedException();

    /// <summary>Closes all windows. Idempotent.</summary>
    /// <returns>One outcome per rule, in the book's order, not yet priced.</returns>
    public ImmutableArray<RuleOutcome> Finish() => throw new NotImplementedException();
}

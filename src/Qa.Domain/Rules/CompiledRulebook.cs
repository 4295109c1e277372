using Qa.Domain.Calls;

namespace Qa.Domain.Rules;

/// <summary>A rulebook made ready to judge: immutable, thread-safe, shared by all calls of a silo.</summary>
public sealed class CompiledRulebook
{
    private CompiledRulebook(Rulebook book) => Book = book;

    public Rulebook Book { get; }

    /// <exception cref="RulebookException">The book has errors; see <see cref="RulebookCheck.Problems"/>.</exception>
    public static CompiledRulebook Compile(Rulebook book) => new(book);

    /// <summary>Starts the judgement of one call. Not thread-safe; one call at a time.</summary>
    public CallEvaluation Begin(CallHeader header) => throw new NotImplementedException();

    /// <summary>Feeds the whole call and finishes.</summary>
    /// <returns>One outcome per rule, in the book's order, not yet priced.</returns>
    public ImmutableArray<RuleOutcome> Judge(Call call) => throw new NotImplementedException();

    /// <summary>Why each rule (or the one named) hit or not.</summary>
    public ImmutableArray<RuleTrace> Explain(Call call, string? rule = null) => throw new NotImplementedException();
}

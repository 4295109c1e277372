using Qa.Domain.Calls;
using Qa.Domain.Language;
using Qa.Domain.Rules.Evaluation;

namespace Qa.Domain.Rules;

/// <summary>A rulebook made ready to judge: immutable, thread-safe, shared by all calls of a silo.</summary>
public sealed class CompiledRulebook
{
    // Expressions run in linear time, so that only a machine in trouble comes near this; then the rule says that it could not judge.
    private static readonly TimeSpan RegexLimit = TimeSpan.FromSeconds(1);

    private readonly RulebookProgram _program;

    private CompiledRulebook(Rulebook book, TimeSpan regexLimit)
    {
        Book = book;
        _program = new RulebookProgram(book, regexLimit);
    }

    public Rulebook Book { get; }

    /// <exception cref="RulebookException">The book has errors; see <see cref="RulebookCheck.Problems"/>.</exception>
    public static CompiledRulebook Compile(Rulebook book) => Compile(book, RegexLimit);

    /// <param name="regexLimit">How long one regular expression may look at one utterance.</param>
    internal static CompiledRulebook Compile(Rulebook book, TimeSpan regexLimit)
    {
        var problems = RulebookCheck.Problems(book);
        return problems.Any(problem => problem.IsError) ? throw new RulebookException(problems) : new CompiledRulebook(book, regexLimit);
    }

    /// <summary>Starts the judgement of one call. Not thread-safe; one call at a time.</summary>
    public CallEvaluation Begin(CallHeader header) => new(_program, header);

    /// <summary>Feeds the whole call and finishes.</summary>
    /// <returns>One outcome per rule, in the book's order, not yet priced.</returns>
    public ImmutableArray<RuleOutcome> Judge(Call call) => Read(call).Finish();

    /// <summary>As <see cref="Judge(Call)"/>, where the texts have been normalised already.</summary>
    internal ImmutableArray<RuleOutcome> Judge(Call call, ReadOnlySpan<Reading> readings)
    {
        var evaluation = Begin(call.Header);
        for (var i = 0; i < call.Utterances.Length; i++)
            evaluation.Take(call.Utterances[i], readings[i]);
        return evaluation.Finish();
    }

    /// <summary>Why each rule (or the one named) hit or not.</summary>
    /// <returns>In the book's order; empty for an unknown rule.</returns>
    public ImmutableArray<RuleTrace> Explain(Call call, string? rule = null)
    {
        var evaluation = Read(call);
        return [.. _program.Rules.Where(program => rule is null || program.Rule.Id == rule).Select(evaluation.Explain)];
    }

    private CallEvaluation Read(Call call)
    {
        var evaluation = Begin(call.Header);
        foreach (var utterance in call.Utterances)
            evaluation.Take(utterance, Reading.Of(utterance.Text));
        return evaluation;
    }
}

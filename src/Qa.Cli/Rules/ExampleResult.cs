using System.Collections.Immutable;
using Qa.Domain.Rules;

namespace Qa.Cli.Rules;

/// <summary>What a rule said of one of its own examples, and why.</summary>
internal sealed record ExampleResult(Rule Rule, RuleExample Example, Outcome Got, RuleTrace Trace)
{
    // Both cost nothing, so an example that says "no hit" accepts either.
    public bool Passed => Got == Example.Expect || (Example.Expect == Outcome.NoHit && Got == Outcome.NotApplicable);

    public static ExampleResult Of(CompiledRulebook book, Rule rule, RuleExample example)
    {
        var outcome = book.Judge(example.Call).Single(outcome => string.Equals(outcome.Rule, rule.Id, StringComparison.Ordinal));
        return new ExampleResult(rule, example, outcome.Outcome, book.Explain(example.Call, rule.Id).Single());
    }

    public object ForJson(Terminal terminal) => new
    {
        rule = Rule.Id,
        example = Example.Id,
        expect = Example.Expect,
        got = Got,
        passed = Passed,
        why = Passed ? (ImmutableArray<string>?)null : [.. TraceText.Lines(Trace, terminal)],
    };
}

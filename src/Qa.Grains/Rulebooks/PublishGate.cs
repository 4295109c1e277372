using Qa.Contracts.Rulebooks;
using Qa.Domain;
using Qa.Domain.Rules;
using Qa.Rulebooks;

namespace Qa.Grains.Rulebooks;

/// <summary>What must hold before a rulebook judges anybody: it lints without error, and every example gets its verdict.</summary>
internal static class PublishGate
{
    /// <param name="Compiled">Null when the gate is shut.</param>
    internal sealed record Verdict(CompiledRulebook? Compiled, ImmutableArray<PublishProblem> Problems);

    /// <param name="version">The version it would get.</param>
    public static Verdict Check(string yaml, string expectedId, int version, bool runExamples)
    {
        var reading = RulebookReader.Read(yaml);
        var problems = reading.Problems.Select(problem => new PublishProblem(problem.Line, problem.Column, problem.IsError, problem.Message)).ToList();
        if (reading.Book is { } read && !string.Equals(read.Id, expectedId, StringComparison.Ordinal))
            problems.Add(WrongId(read.Id, expectedId));
        if (reading.Book is not { } book || problems.Exists(problem => problem.IsError))
            return new Verdict(null, [.. problems]);

        var compiled = CompiledRulebook.Compile(book with { Version = version });
        if (runExamples)
            problems.AddRange(FailingExamples(compiled));
        return new Verdict(problems.Exists(problem => problem.IsError) ? null : compiled, [.. problems]);
    }

    private static IEnumerable<PublishProblem> FailingExamples(CompiledRulebook compiled) =>
        from rule in compiled.Book.Rules
        from example in rule.Examples
        let outcome = compiled.Judge(example.Call).Single(outcome => string.Equals(outcome.Rule, rule.Id, StringComparison.Ordinal)).Outcome
        where !Accepts(example.Expect, outcome)
        select new PublishProblem(0, 0, IsError: true, new LocalText(
            $"规则 {rule.Id} 的示例 {example.Id} 期望 {example.Expect}，实际为 {outcome}；请修改规则或示例。",
            $"Example {example.Id} of rule {rule.Id} expects {example.Expect} but gets {outcome}; mend the rule or the example."));

    private static bool Accepts(Outcome expected, Outcome actual) =>
        expected == actual || (expected is Outcome.NoHit && actual is Outcome.NotApplicable);

    private static PublishProblem WrongId(string id, string expected) => new(1, 1, IsError: true, new LocalText(
        $"规则包的 rulebook 为 {id}，但发布到了 {expected}；请使两者一致。",
        $"The pack's 'rulebook' is {id}, but it was sent to {expected}; make them the same."));
}

using Qa.Domain;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Tests.Scoring;

internal static class SomeOutcome
{
    public static AssessmentInputs Inputs { get; } = new("ab12", "test@1", AssessmentInputs.None, AssessmentInputs.None, AssessmentInputs.None);

    public static RuleOutcome Of(Outcome outcome, Dimension dimension) =>
        new("R1", outcome, dimension, Severity.Ordinary, 0, 0m, new LocalText("理由", "a reason"), new LocalText(""), [], []);

    public static RuleOutcome Missed(Dimension dimension) => Of(Outcome.NoHit, dimension);

    public static RuleOutcome Hit(Dimension dimension, Severity severity, int hits = 1) =>
        Of(Outcome.Hit, dimension) with { Severity = severity, Hits = hits, Suggestion = new LocalText("建议", "do better") };
}

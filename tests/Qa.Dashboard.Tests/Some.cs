using Qa.Domain;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;

namespace Qa.Dashboard.Tests;

/// <summary>Things that a test does not care about.</summary>
internal static class Some
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    public static Call Call(string id = "C-1", string agent = "A1", params ReadOnlySpan<Utterance> utterances) => new(
        new CallHeader(id, agent, "李雷", "T1", "一组", null, Direction.Inbound, BusinessLine.Wealth,
            new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(8)), "zh", ImmutableSortedDictionary<string, string>.Empty, []),
        utterances.IsEmpty ? [Agent(0, "您好，请讲")] : [.. utterances]);

    public static Utterance Agent(int seq, string text) => new(seq, Role.Agent, text, seq * 3000, (seq * 3000) + 2000);

    public static Utterance Customer(int seq, string text) => new(seq, Role.Customer, text, seq * 3000, (seq * 3000) + 2000);

    public static Evidence Evidence(int seq, int start, int end, string text = "…") => new(seq, Role.Agent, start, end, seq * 3000, null, text, null);

    public static RuleOutcome Hit(string rule, Severity severity, params ReadOnlySpan<Evidence> evidence) => new(
        rule, Outcome.Hit, Dimension.Compliance, severity, 1, -25, new LocalText("说了不该说的话", "Said what must not be said"),
        new LocalText("换一种说法", "Say it differently"), [], [.. evidence]);

    public static Assessment Assessment(string call = "C-1", params ReadOnlySpan<RuleOutcome> outcomes) => new(
        call, 1, 59m, false, new AssessmentInputs("hash", "finance-zh@1", "none", "none", "none"),
        [new DimensionScore(Dimension.Compliance, 75, 35, true)], [.. outcomes]);

    public static Tally Tally(int calls, int total = 8000) => Enumerable.Range(0, calls).Aggregate(
        Domain.Trends.Tally.Empty, (tally, i) => tally.Add(new CallContribution(
            total + (i % 2 == 0 ? 100 : -100), false, ImmutableSortedDictionary<Dimension, int>.Empty, ImmutableSortedDictionary<string, Outcome>.Empty)));
}

using System.Collections.Immutable;
using Qa.Benchmarks.Language;
using Qa.Domain;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Benchmarks.Rules;

/// <summary>Rules and calls of the size that the engine is measured at.</summary>
internal static class RandomBook
{
    /// <summary>Each rule forbids anybody any of its keywords; nothing else, because that is all that the naive loop can do.</summary>
    public static Rulebook Of(IReadOnlyList<string[]> keywords) => Of(keywords.Select(words => (Test)new KeywordsTest(Quantifier.Any, 0, [.. words])));

    public static Rulebook Of(IEnumerable<Test> tests) => new(
        "benchmark", 1, new LocalText("基准", "Benchmark"), "zh", ScoringPolicy.Default, new ContextCues([], [], [], [], []),
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal), [],
        [.. tests.Select((test, i) => new Rule(
            $"R{i}", new LocalText($"规则 {i}"), Dimension.Compliance, Severity.Minor, RuleKind.Forbidden, Moment.Live, RuleScope.Everything,
            [new Condition("said", test, null, ConditionRange.WholeCall, 1, false, [])], null, new ConditionReference("said"), null, null,
            new LocalText("改进"), [], []))]);

    public static Call[] Calls(ChineseCalls source, int calls, int utterances) =>
        [.. Enumerable.Range(0, calls).Select(i => new Call(Header, [.. source.Utterances(utterances).Select(Utterance)]))];

    private static CallHeader Header { get; } = new(
        "C", "A", null, null, null, null, null, null, DateTimeOffset.UnixEpoch, "zh", ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), []);

    private static Utterance Utterance(string text, int seq) =>
        new(seq, seq % 2 == 0 ? Role.Agent : Role.Customer, text, seq * 4000, (seq * 4000) + 3000);
}

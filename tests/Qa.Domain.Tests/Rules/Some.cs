using System.Collections.Immutable;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Tests.Rules;

/// <summary>Some valid value where a test does not care.</summary>
internal static class Some
{
    public static DateTimeOffset Day { get; } = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8));

    public static CallHeader Header(params (string Name, string Value)[] attributes) => new(
        "C-1", "A-1", null, null, null, null, null, null, Day, "zh",
        attributes.ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), []);

    /// <summary>Each turn is "agent: words", "customer: words" or "system: words", perhaps with "@12-15.5" seconds before the colon.</summary>
    public static Call Call(params string[] turns) => new(Header(), [.. turns.Select(Utterance)]);

    public static Utterance Utterance(string turn, int seq)
    {
        var colon = turn.IndexOf(':', StringComparison.Ordinal);
        var head = turn[..colon].Split('@', StringSplitOptions.TrimEntries);
        var times = head.Length > 1 ? head[1].Split('-').Select(Milliseconds).ToArray() : [null, null];
        return new Utterance(seq, Enum.Parse<Role>(head[0], ignoreCase: true), turn[(colon + 1)..].Trim(), times[0], times[1]);
    }

    public static Rulebook Book(params Rule[] rules) => new(
        "test", 1, new LocalText("测试", "Test"), "zh", ScoringPolicy.Default, new ContextCues([], [], [], [], ["说错了", "更正一下"]),
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal), [], [.. rules]);

    public static Rule Rule(string hit, params Condition[] conditions) => new(
        "R1", new LocalText("规则一", "Rule one"), Dimension.Compliance, Severity.Serious, RuleKind.Forbidden, Moment.Live, RuleScope.Everything,
        [.. conditions], null, LogicParser.Parse(hit), null, null, new LocalText("改进", "do better"), [], []);

    public static Rule When(this Rule rule, string premise) => rule with { When = LogicParser.Parse(premise) };

    public static Condition Condition(string name, Test test, Role? role = null) => new(name, test, role, ConditionRange.WholeCall, 1, false, []);

    public static Condition Words(string name, params string[] patterns) => Condition(name, new KeywordsTest(Quantifier.Any, 0, [.. patterns]));

    public static Condition By(this Condition condition, Role role) => condition with { Role = role };

    public static Condition Times(this Condition condition, int times) => condition with { AtLeast = times };

    public static Condition Unless(this Condition condition, params Suppressor[] suppressors) => condition with { Unless = [.. suppressors] };

    public static Condition Unless(this Condition condition, SuppressorKind kind, int within, params string[] patterns) =>
        condition.Unless(new Suppressor(kind, [.. patterns], [], within));

    public static Condition First(this Condition condition, int amount, WindowUnit unit = WindowUnit.Utterances) =>
        condition with { Range = condition.Range with { First = new Window(amount, unit) } };

    public static Condition Last(this Condition condition, int amount, WindowUnit unit = WindowUnit.Utterances) =>
        condition with { Range = condition.Range with { Last = new Window(amount, unit) } };

    public static Condition Anchored(this Condition condition, AnchorSide side, string of, AnchorPick pick = AnchorPick.Any, Window? within = null, int index = 1) =>
        condition with { Range = condition.Range with { Anchor = new Anchor(of, side, pick, within, index) } };

    public static Window Turns(int n) => new(n, WindowUnit.Turns);

    public static Window Utterances(int n) => new(n, WindowUnit.Utterances);

    public static Window Seconds(int n) => new(n, WindowUnit.Seconds);

    /// <summary>The rule's outcome on a call of these turns.</summary>
    public static RuleOutcome Judge(this Rule rule, params string[] turns) => rule.Judge(Call(turns));

    public static RuleOutcome Judge(this Rule rule, Call call) => Assert.Single(CompiledRulebook.Compile(Book(rule)).Judge(call));

    private static int? Milliseconds(string seconds) => (int)(decimal.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) * 1000);
}

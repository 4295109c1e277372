using System.Collections.Immutable;
using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Domain.Tests.Rules;

/// <summary>A random call and random rules over few characters, so that everything meets everything.</summary>
internal sealed class RandomCase(int seed)
{
    private static readonly string[] Pieces = ["甲", "乙", "丙", "丁", "甲", "乙", "甲乙", "，", "。", "app", " ", "x", "3.5%", "百分之八", "？", "；", ". ", "嗯"];
    private static readonly string[] Words = ["甲", "乙", "丙", "丁", "甲乙", "乙丙", "甲丙丁", "app", "x"];

    private readonly Random _random = new(seed);

    public Rulebook Book { get; private set; } = null!;

    public Call Call { get; private set; } = null!;

    public static RandomCase Of(int seed)
    {
        var random = new RandomCase(seed);
        random.Book = random.SomeBook();
        random.Call = random.SomeCall();
        return random;
    }

    /// <summary>The case in words, for a failing property.</summary>
    public override string ToString() => string.Join('\n', [
        .. Call.Utterances.Select(utterance => $"  {utterance.Seq} {utterance.Role} {utterance.StartMs}-{utterance.EndMs}: {utterance.Text} | {Qa.Domain.Language.Reading.Of(utterance.Text).Text}"),
        .. Book.Rules.SelectMany(rule => rule.Conditions.Select(Describe).Prepend($"{rule.Id}: when {rule.When} hit {rule.Hit}"))]);

    private static string Describe(Condition condition)
    {
        var test = condition.Test switch
        {
            KeywordsTest keywords => $"{keywords.Quantifier} {keywords.Count} of [{string.Join(", ", keywords.Patterns)}]",
            ProximityTest near => $"[{string.Join(", ", near.Left)}] {near.Order} {near.Within} [{string.Join(", ", near.Right)}]",
            var other => other.ToString(),
        };
        var unless = condition.Unless.Select(suppressor => $"{suppressor.Kind} {suppressor.Within} [{string.Join(", ", suppressor.Patterns)}] against [{string.Join(", ", suppressor.Against)}]");
        return $"    {condition.Name} {condition.Role} {(condition.AcrossTurn ? "turn" : "")} x{condition.AtLeast} {condition.Range} unless {string.Join("; ", unless)}: {test}";
    }

    public Utterance Revised(Utterance utterance) => utterance with { Text = Text() };

    public int Below(int n) => _random.Next(n);

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];

    private Call SomeCall()
    {
        var timed = Chance(0.8);
        var ms = 0;
        var utterances = ImmutableArray.CreateBuilder<Utterance>();
        for (var i = _random.Next(9); i > 0; i--)
        {
            var start = ms + _random.Next(-500, 4000);
            ms = start + _random.Next(200, 3000);
            var place = timed || Chance(0.5);
            utterances.Add(new Utterance(utterances.Count * 2, Pick(Role.Agent, Role.Agent, Role.Customer, Role.System), Text(), place ? start : null, place ? ms : null));
        }

        return new Call(Some.Header(), utterances.ToImmutable());
    }

    private string Text() => string.Concat(Enumerable.Range(0, _random.Next(7)).Select(_ => Pick(Pieces)));

    private Rulebook SomeBook()
    {
        var book = Some.Book([.. Enumerable.Range(0, 4).Select(i => SomeRule() with { Id = $"R{i}" })]);
        return book with
        {
            Cues = book.Cues with { Corrections = ["丁丁", "丙 乙"] },
            Lists = book.Lists.Add("L", ["甲", "乙 ..1 丙", "@M"]).Add("M", ["丁?丙", "甲乙"]),
        };
    }

    private Rule SomeRule()
    {
        var conditions = Enumerable.Range(0, 1 + _random.Next(4)).Select(i => SomeCondition(i)).ToArray();
        var rule = Some.Rule(Logic(conditions.Length, 2), conditions) with { Moment = Pick(Moment.Live, Moment.Deadline, Moment.End) };
        return Chance(0.4) ? rule.When(Logic(conditions.Length, 1)) : rule;
    }

    private string Logic(int conditions, int depth)
    {
        var leaf = (Chance(0.3) ? "!" : "") + "c" + _random.Next(conditions);
        if (depth == 0 || Chance(0.4))
            return leaf;
        var (left, right) = (Logic(conditions, depth - 1), Logic(conditions, depth - 1));
        return $"{(Chance(0.2) ? "!" : "")}({left} {Pick("&&", "||")} {right})";
    }

    private Condition SomeCondition(int index)
    {
        var condition = Some.Condition($"c{index}", SomeTest(), Pick<Role?>(null, Role.Agent, Role.Customer));
        if (condition.Test is not (CountTest or UnavailableTest or SilenceTest) && Chance(0.25))
            condition = condition with { AcrossTurn = true };
        if (condition.Test is not (CountTest or KeywordsTest { Quantifier: Quantifier.None }) && Chance(0.2))
            condition = condition.Times(2);
        if (condition.Test is not (CountTest or UnavailableTest or SilenceTest) && Chance(0.4))
            condition = condition.Unless(SomeSuppressor());
        return condition with { Range = SomeRange(index) };
    }

    private ConditionRange SomeRange(int index) => new(
        Chance(0.2) ? SomeWindow() : null,
        Chance(0.2) ? SomeWindow() : null,
        index > 0 && Chance(0.6)
            ? new Anchor($"c{_random.Next(index)}", Pick(AnchorSide.After, AnchorSide.After, AnchorSide.Before, AnchorSide.Around),
                Pick(AnchorPick.Any, AnchorPick.First, AnchorPick.Last, AnchorPick.Every, AnchorPick.Every, AnchorPick.Nth), Chance(0.7) ? SomeWindow() : null, 2)
            : null);

    private Window SomeWindow()
    {
        var unit = Pick(WindowUnit.Utterances, WindowUnit.Turns, WindowUnit.Seconds);
        return new Window(unit is WindowUnit.Seconds ? 1 + _random.Next(9) : 1 + _random.Next(3), unit);
    }

    private Test SomeTest() => _random.Next(10) switch
    {
        < 4 => new KeywordsTest(Quantifier.Any, 0, Patterns()),
        4 => new KeywordsTest(Quantifier.None, 0, Patterns()),
        5 => Chance(0.5) ? new KeywordsTest(Quantifier.All, 0, Patterns()) : new KeywordsTest(Quantifier.AtLeast, 2, ["甲", "乙", Pattern()]),
        6 => new ProximityTest(Patterns(), Patterns(), _random.Next(3), Pick(NearOrder.Any, NearOrder.Before, NearOrder.After)),
        7 => new RegexTest(Pick("甲.{0,2}乙", "(甲|乙)丙?", "乙+", "[甲乙]丁", "x|app", "甲$", @"\d+%"), Chance(0.4) ? Pick("甲.丙", ".丁", "甲乙") : null),
        8 => Chance(0.3) ? new UnavailableTest("model") : new CountTest(Pick(CountOf.Utterances, CountOf.Characters), _random.Next(4), Chance(0.5) ? 4 + _random.Next(3) : null),
        _ => new SilenceTest(500 + _random.Next(2000), Pick<Role?>(null, Role.Agent)),
    };

    private Suppressor SomeSuppressor() => _random.Next(5) switch
    {
        0 => new Suppressor(SuppressorKind.Inside, Patterns(), [], 0),
        1 => new Suppressor(SuppressorKind.Near, Patterns(), [], _random.Next(3)),
        2 => new Suppressor(SuppressorKind.Sentence, Patterns(), [], 0),
        3 => new Suppressor(SuppressorKind.About, Patterns(), Patterns(), _random.Next(3)),
        _ => new Suppressor(SuppressorKind.Corrected),
    };

    private ImmutableArray<string> Patterns() => [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Pattern())];

    private string Pattern() => _random.Next(8) switch
    {
        < 3 => Pick(Words),
        3 => $"{Word()} ..{_random.Next(3)} {Word()}",
        4 => $"{Word()} ~{_random.Next(3)} {Word()}",
        5 => $"{Word()} {Word()}",
        6 => $"{Pick(Words)}({Word()}|{Pick(Words)} ..1 {Word()}){Pick("", "?", "丁?")}",
        _ => Pick("@L", "@M", "#percent", "@L ..2 @M", "ap(p|x)", "#number ..2 甲", "丁? 甲 乙?"),
    };

    private string Word() => Pick(Pick(Words), Pick(Words), "@M", "(甲|乙丙)", "@L");
}

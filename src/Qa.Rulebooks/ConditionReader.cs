using System.Collections.Immutable;
using System.Globalization;
using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Rulebooks;

/// <summary>Reads one condition: a test, whose words, where in the call, and the contexts in which it does not count.</summary>
internal static class ConditionReader
{
    private static readonly string[] Common = ["role", "first", "last", "before", "after", "around", "times", "acrossTurn", "unless"];

    private static readonly ImmutableSortedDictionary<string, Func<PackNode, Test>> Tests =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, Func<PackNode, Test>>
        {
            ["keywords"] = Keywords,
            ["regex"] = Regex,
            ["near"] = Near,
            ["repeats"] = Repeats,
            ["similar"] = Similar,
            ["attribute"] = node => Attribute(node, "name"),
            ["count"] = Count,
            ["silence"] = Silence,
            ["responseDelay"] = node => new ResponseDelayTest(AtLeastMs(node)),
            ["overlap"] = node => new OverlapTest(AtLeastMs(node)),
            ["rate"] = Rate,
            ["talkShare"] = TalkShare,
            ["duration"] = Duration,
            ["needs"] = node => new UnavailableTest(node.Choice(("catalogue", "catalogue"), ("model", "model"), ("audio", "audio"))),
        });

    public static Condition Read(string name, PackNode node)
    {
        node.AllowOnly([.. Tests.Keys, .. Common]);
        var tests = Tests.Where(test => node[test.Key] is not null).ToArray();
        if (tests.Length != 1)
            node.Error($"条件须恰有一种检测，可用：{string.Join("、", Tests.Keys)}", $"A condition has exactly one test of {string.Join(", ", Tests.Keys)}.");

        return new Condition(
            name,
            tests.Length == 0 ? new UnavailableTest("model") : tests[0].Value(node[tests[0].Key]!),
            node["role"]?.Choice<Role>(),
            new ConditionRange(
                node["first"] is { } first ? WindowOf(first) : null,
                node["last"] is { } last ? WindowOf(last) : null,
                AnchorOf(node)),
            node["times"]?.Whole(1, 1000) ?? 1,
            node["acrossTurn"]?.Flag() ?? false,
            [.. node["unless"]?.Items().Select(Unless) ?? []]);
    }

    /// <param name="key">The key that names the attribute: "name" in a condition, "attribute" in a scope.</param>
    public static AttributeTest Attribute(PackNode node, string key)
    {
        node.AllowOnly(key, "is", "isNot", "in", "atLeast", "atMost", "exists");
        var name = node.Required(key)?.Text() ?? string.Empty;
        var given = new[] { "is", "isNot", "in", "atLeast", "atMost", "exists" }.Where(word => node[word] is not null).ToArray();
        if (given.Length != 1)
        {
            node.Error("属性比较须恰有一个：is、isNot、in、atLeast、atMost、exists", "An attribute has exactly one of is, isNot, in, atLeast, atMost, exists.");
            return new AttributeTest(name, AttributeOperator.Exists, []);
        }

        var value = node[given[0]]!;
        return given[0] switch
        {
            "is" => new AttributeTest(name, AttributeOperator.Is, [value.Text()]),
            "isNot" => new AttributeTest(name, AttributeOperator.IsNot, [value.Text()]),
            "in" => new AttributeTest(name, AttributeOperator.In, value.Texts()),
            "atLeast" => new AttributeTest(name, AttributeOperator.AtLeast, [value.Text()]),
            "atMost" => new AttributeTest(name, AttributeOperator.AtMost, [value.Text()]),
            _ => new AttributeTest(name, value.Flag() ? AttributeOperator.Exists : AttributeOperator.Missing, []),
        };
    }

    private static KeywordsTest Keywords(PackNode node)
    {
        if (!node.IsMap)
            return new KeywordsTest(Quantifier.Any, 1, node.Texts());
        if (node["any"] is { } any)
            return new KeywordsTest(Quantifier.Any, 1, any.Texts());
        if (node["all"] is { } all)
            return new KeywordsTest(Quantifier.All, all.Texts().Length, all.Texts());
        if (node["none"] is { } none)
            return new KeywordsTest(Quantifier.None, 0, none.Texts());

        node.AllowOnly("any", "all", "none", "atLeast", "of");
        return new KeywordsTest(Quantifier.AtLeast, node.Required("atLeast")?.Whole(1, 1000) ?? 1, node.Required("of")?.Texts() ?? []);
    }

    private static RegexTest Regex(PackNode node)
    {
        if (!node.IsMap)
            return new RegexTest(node.Text(), null);
        node.AllowOnly("match", "excluding");
        return new RegexTest(node.Required("match")?.Text() ?? string.Empty, node["excluding"]?.Text());
    }

    private static ProximityTest Near(PackNode node)
    {
        node.AllowOnly("left", "right", "within", "order");
        return new ProximityTest(
            node.Required("left")?.Texts() ?? [],
            node.Required("right")?.Texts() ?? [],
            node.Required("within")?.Whole(0, 1000) ?? 0,
            node["order"]?.Choice<NearOrder>() ?? NearOrder.Any);
    }

    private static RepetitionTest Repeats(PackNode node)
    {
        node.AllowOnly("similarity", "times", "window", "minLength");
        return new RepetitionTest(
            node["similarity"]?.Real(0.05, 1) ?? 0.6,
            node["times"]?.Whole(2, 100) ?? 3,
            node["window"]?.Whole(2, 1000) ?? 8,
            node["minLength"]?.Whole(1, 100) ?? 5);
    }

    private static SimilarTest Similar(PackNode node)
    {
        node.AllowOnly("to", "atLeast");
        return new SimilarTest(node.Required("to")?.Text() ?? string.Empty, node.Required("atLeast")?.Real(0, 1) ?? 0.5);
    }

    private static CountTest Count(PackNode node)
    {
        node.AllowOnly("of", "atLeast", "atMost");
        return new CountTest(node.Required("of")?.Choice<CountOf>() ?? default, node["atLeast"]?.Whole(0), node["atMost"]?.Whole(0));
    }

    private static SilenceTest Silence(PackNode node)
    {
        node.AllowOnly("atLeast", "after");
        return new SilenceTest(node.Required("atLeast")?.Milliseconds() ?? 0, node["after"]?.Choice<Role>());
    }

    private static SpeechRateTest Rate(PackNode node)
    {
        node.AllowOnly("above", "share", "meanAbove", "minLength");
        return new SpeechRateTest(
            node.Required("above")?.Real(1, 10_000) ?? 1,
            node["share"]?.Real(0, 1) ?? 0,
            node["meanAbove"]?.Real(1, 10_000),
            node["minLength"]?.Whole(1, 1000) ?? 12);
    }

    private static TalkShareTest TalkShare(PackNode node)
    {
        node.AllowOnly("atLeast", "atMost");
        return new TalkShareTest(node["atLeast"]?.Real(0, 1), node["atMost"]?.Real(0, 1));
    }

    private static DurationTest Duration(PackNode node)
    {
        node.AllowOnly("atLeast", "atMost");
        return new DurationTest(node["atLeast"]?.Milliseconds(), node["atMost"]?.Milliseconds());
    }

    private static int AtLeastMs(PackNode node)
    {
        node.AllowOnly("atLeast");
        return node.Required("atLeast")?.Milliseconds() ?? 0;
    }

    private static Anchor? AnchorOf(PackNode condition)
    {
        var sides = new[] { ("before", AnchorSide.Before), ("after", AnchorSide.After), ("around", AnchorSide.Around) }
            .Where(side => condition[side.Item1] is not null).ToArray();
        if (sides.Length > 1)
            condition.Error("before、after、around 只能有一个", "Only one of before, after, around.");
        if (sides.Length == 0)
            return null;

        var node = condition[sides[0].Item1]!;
        node.AllowOnly("of", "pick", "within");
        var (pick, index) = node["pick"] is { } picked ? Pick(picked) : (AnchorPick.Any, 1);
        return new Anchor(
            node.Required("of")?.Text() ?? string.Empty,
            sides[0].Item2,
            pick,
            node["within"] is { } within ? WindowOf(within) : null,
            index);
    }

    private static (AnchorPick Pick, int Index) Pick(PackNode node) =>
        int.TryParse(node.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index > 0
            ? (AnchorPick.Nth, index)
            : (node.Choice(("any", AnchorPick.Any), ("first", AnchorPick.First), ("last", AnchorPick.Last), ("every", AnchorPick.Every)), 1);

    /// <summary>"5 utterances", "1 turn", "20s".</summary>
    private static Window WindowOf(PackNode node)
    {
        var text = node.Text();
        if (text.EndsWith('s') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return new Window(seconds, WindowUnit.Seconds);

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
        {
            switch (words[1])
            {
                case "turn" or "turns":
                    return new Window(amount, WindowUnit.Turns);
                case "utterance" or "utterances":
                    return new Window(amount, WindowUnit.Utterances);
                case "second" or "seconds":
                    return new Window(amount, WindowUnit.Seconds);
            }
        }

        node.Error("窗口应写成 3 turns、5 utterances 或 20s", "A window reads 3 turns, 5 utterances or 20s.");
        return new Window(1, WindowUnit.Utterances);
    }

    private static Suppressor Unless(PackNode node)
    {
        if (!node.IsMap)
        {
            return new Suppressor(node.Choice(
                ("negated", SuppressorKind.Negated), ("quoted", SuppressorKind.Quoted), ("question", SuppressorKind.Question),
                ("warning", SuppressorKind.Warning), ("corrected", SuppressorKind.Corrected)));
        }

        node.AllowOnly("about", "against", "inside", "near", "sentence", "within", "unlike", "below");
        if (node["about"] is { } about)
            return new Suppressor(SuppressorKind.About, about.Texts(), node["against"]?.Texts() ?? [], node["within"]?.Whole(0, 1000) ?? 3);
        if (node["inside"] is { } inside)
            return new Suppressor(SuppressorKind.Inside, inside.Texts(), [], 0);
        if (node["near"] is { } near)
            return new Suppressor(SuppressorKind.Near, near.Texts(), [], node.Required("within")?.Whole(0, 1000) ?? 0);
        if (node["sentence"] is { } sentence)
            return new Suppressor(SuppressorKind.Sentence, sentence.Texts(), [], 0);

        if (node["unlike"] is { } unlike)
            return new Suppressor(SuppressorKind.Unlike, [unlike.Text()], [], 0) { Below = node.Required("below")?.Real(0, 1) ?? 0.5 };

        node.Error("须有 about、inside、near、sentence、unlike 之一", "Expected one of about, inside, near, sentence, unlike.");
        return new Suppressor(SuppressorKind.Negated);
    }
}

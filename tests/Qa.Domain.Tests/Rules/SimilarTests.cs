using System.Collections.Immutable;
using Qa.Domain.Calls;
using Qa.Domain.Language.Sayings;
using Qa.Domain.Rules;

namespace Qa.Domain.Tests.Rules;

public sealed class SimilarTests
{
    private static readonly ImmutableArray<Saying> Sayings =
    [
        .. Means("promise", "本金肯定一分都不会少您的", "到期本金一分不少还给您", "您的本金我们保证不会少", "放心吧本金绝对不会亏", "本金肯定给您保住不会亏", "这个本金保证一分不亏"),
        .. Means("rude", "你这个人怎么听不懂人话", "跟你说了多少遍你听不懂吗", "你到底听不听得懂啊", "你怎么这么烦人听不懂", "说了你也听不懂真是烦人"),
        .. Means(null, "请问有什么可以帮您的吗", "我帮您查一下请您稍等", "理财不保证本金请您知悉", "产品可能亏损请看说明书", "您的账单已经发到您的邮箱", "感谢您的来电祝您生活愉快", "本金有可能亏损请您注意"),
    ];

    [Theory]
    [InlineData(true, "agent: 您放心，本金一分也不会少")] // in words of its own
    [InlineData(false, "agent: 请您稍等，我帮您查一下账单")]
    [InlineData(false, "customer: 您放心，本金一分也不会少")] // another speaker
    [InlineData(false, "agent: 不会少")] // too short to mean anything by itself
    [InlineData(false, "agent: ")]
    public void Finds_what_is_like_the_sayings(bool hits, string turn) =>
        Assert.Equal(hits ? Outcome.Hit : Outcome.NoHit, Judge(turn).Outcome);

    [Fact]
    public void Quotes_the_telling_words_and_names_the_nearest_saying()
    {
        var call = Some.Call("agent: 那个我跟您讲一下，本金肯定一分都不会少您的");

        var match = CompiledRulebook.Compile(Book()).Explain(call).Single().Conditions.Single().Matches.Single();

        Assert.Contains("一分都不会少", match.Evidence.Text, StringComparison.Ordinal);
        Assert.Equal("≈ 本金肯定一分都不会少您的", match.Pattern);
    }

    [Theory]
    [InlineData(true, "agent: 本金肯定一分都不会少您的")]
    [InlineData(false, "agent: 请您稍等我帮您查一下本金")] // the word is there, the meaning is not
    [InlineData(true, "agent: 本金")] // too short to say that it is not meant
    public void Words_do_not_count_in_what_means_something_else(bool hits, string turn)
    {
        var words = Some.Words("c", "本金").Unless(new Suppressor(SuppressorKind.Unlike, ["promise"], [], 0) { Below = 0.5 });

        var outcome = CompiledRulebook.Compile(Some.Book(Some.Rule("c", words)) with { Sayings = Sayings }).Judge(Some.Call(turn)).Single();

        Assert.Equal(hits ? Outcome.Hit : Outcome.NoHit, outcome.Outcome);
    }

    [Fact]
    public void What_was_asked_before_has_a_say()
    {
        Saying[] answers =
        [
            .. Sayings, .. Enumerable.Range(0, 6).Select(i => new Saying($"嗯是的您说得没错呀{i}", "本金是不是肯定不会少", ["promise"])),
            .. Enumerable.Range(0, 6).Select(i => new Saying($"嗯是的您说得没错呀{i}", "账单是不是发到邮箱了", [])),
        ];
        var book = CompiledRulebook.Compile(Book() with { Sayings = [.. answers] });

        Assert.Equal(Outcome.Hit, book.Judge(Some.Call("customer: 那本金是不是肯定不会少", "agent: 嗯是的您说得没错呀")).Single().Outcome);
        Assert.Equal(Outcome.NoHit, book.Judge(Some.Call("customer: 账单是不是发到我邮箱了", "agent: 嗯是的您说得没错呀")).Single().Outcome);
    }

    [Fact]
    public void Live_and_batch_agree_and_a_revised_question_counts()
    {
        var call = Some.Call("customer: 本金会不会少", "agent: 您放心本金一分也不会少", "agent: 请您稍等我帮您查一下");
        var book = CompiledRulebook.Compile(Book());
        var live = book.Begin(call.Header);
        live.Feed(call.Utterances[0] with { Text = "账单" });
        foreach (var utterance in call.Utterances.Skip(1))
            live.Feed(utterance);
        live.Feed(call.Utterances[0]);

        Assert.Equal(book.Judge(call), live.Finish());
    }

    [Fact]
    public void The_same_sayings_give_the_same_scores()
    {
        var reading = Qa.Domain.Language.Reading.Of("您放心本金一分也不会少");

        Assert.Equal(SayingModel.Learn(Sayings).Scores(reading, null), SayingModel.Learn(Sayings).Scores(reading, null));
    }

    [Theory]
    [InlineData("nothing", 0.5)] // no sayings of it
    [InlineData("promise", 0)]
    [InlineData("promise", 1)]
    public void Lint_names_what_cannot_be_learnt(string meaning, double atLeast) =>
        Assert.Contains(RulebookCheck.Problems(Book(meaning, atLeast)), problem => problem.IsError);

    private static IEnumerable<Saying> Means(string? meaning, params string[] texts) =>
        texts.Select(text => new Saying(text, null, meaning is null ? [] : [meaning]));

    private static RuleOutcome Judge(params string[] turns) => CompiledRulebook.Compile(Book()).Judge(Some.Call(turns)).Single();

    private static Rulebook Book(string meaning = "promise", double atLeast = 0.5) =>
        Some.Book(Some.Rule("c", Some.Condition("c", new SimilarTest(meaning, atLeast), Role.Agent))) with { Sayings = Sayings };
}

using FsCheck;
using FsCheck.Fluent;
using Qa.Domain.Language;

namespace Qa.Domain.Tests.Language;

public sealed class KeywordMatcherTests
{
    private static readonly Gen<string> Alike = Gen.Elements('保', '本', '不', '亏', 'a', 'b', '1', '.').NonEmptyListOf().Select(characters => string.Concat(characters));

    [Fact]
    public void Finds_what_a_naive_search_and_the_automaton_find() =>
        Prop.ForAll(Alike.ArrayOf().ToArbitrary(), Alike.ToArbitrary(), (keywords, text) =>
        {
            var expected = Naively(keywords, text);

            Assert.Equal(expected, Found(KeywordMatcher.Build(keywords), text));
            Assert.Equal(expected, Found(new AhoCorasick(keywords), text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("app", "下载app吧", true)]
    [InlineData("app", "an apple", false)]
    [InlineData("app", "wapp", false)]
    [InlineData("etf", "500etf", true)]
    [InlineData("5%", "3.5%", false)]
    [InlineData("5%", "15%", false)]
    [InlineData("5%", "有5%吗", true)]
    [InlineData("3", "3.5%", false)]
    [InlineData("3", "3.", true)]
    [InlineData("r3", "r3级", true)]
    [InlineData("r3", "r30", false)]
    [InlineData("保本", "非保本", true)]
    [InlineData("guaranteed return", "a guaranteed return is", true)]
    public void Takes_latin_words_and_numbers_whole(string keyword, string text, bool isFound) =>
        Assert.Equal(isFound, Found(KeywordMatcher.Build([keyword]), text).Length > 0);

    [Fact]
    public void Finds_overlapping_and_repeated_keywords() =>
        Assert.Equal([new(0, 0), new(0, 1), new(1, 0), new(1, 1), new(2, 2)], Found(KeywordMatcher.Build(["看看", "看看", "看"]), "看看看").Except([new(2, 0), new(2, 1)]));

    [Fact]
    public void Falls_back_to_the_automaton_for_a_hostile_list()
    {
        var hostile = Enumerable.Range(1, 100).Select(length => new string('好', length + 1)).ToArray();
        var text = new string('好', 50);

        var matcher = KeywordMatcher.Build(hostile);

        Assert.True(matcher.UsesAutomaton);
        Assert.Equal(Naively(hostile, text), Found(matcher, text));
    }

    [Fact]
    public void Does_not_allocate()
    {
        var matcher = KeywordMatcher.Build(["保本", "不会亏", "一定", "的"]);
        var hits = new KeywordHits();
        const string text = "您放心,这个产品的本金一定不会亏,是保本的";
        matcher.Find(text, hits);

        var before = GC.GetAllocatedBytesForCurrentThread();
        matcher.Find(text, hits);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(5, hits.Count);
    }

    [Fact]
    public void Refuses_an_empty_keyword() => Assert.Throws<ArgumentException>(() => KeywordMatcher.Build(["保本", ""]));

    private static KeywordHit[] Naively(string[] keywords, string text) =>
        [.. from keyword in keywords.Index()
            from start in Enumerable.Range(0, text.Length)
            where text.AsSpan(start).StartsWith(keyword.Item, StringComparison.Ordinal) && WholeWord.Stands(text, start, start + keyword.Item.Length)
            select new KeywordHit(keyword.Index, start)];

    private static KeywordHit[] Found(KeywordMatcher matcher, string text)
    {
        var hits = new KeywordHits();
        matcher.Find(text, hits);
        return Ordered(hits);
    }

    private static KeywordHit[] Found(AhoCorasick automaton, string text)
    {
        var hits = new KeywordHits();
        automaton.Find(text, hits);
        return Ordered(hits);
    }

    private static KeywordHit[] Ordered(KeywordHits hits) => [.. hits.Found.ToArray().OrderBy(hit => hit.Keyword).ThenBy(hit => hit.Start)];
}

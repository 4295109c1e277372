using Qa.Domain.Calls;
using Qa.Storage.Calls;
using Qa.Storage.Postgres;

namespace Qa.Storage.Tests.Postgres;

/// <summary>The limits of text-search vectors: 16,383 positions, 255 of each token, 1 MB, 2,046 bytes a token.</summary>
public sealed class WordVectorTests : IDisposable
{
    private readonly PostgresTempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("'退款':1 '款':2 '马上':4 '上':5 ", "退款", "马上")]          // a place between utterances that nobody takes
    [InlineData("'好的':1,4 '的':2,5 ", "好的", "好的")]
    public void Writes_positions(string vector, params string[] texts) => Assert.Equal([vector], WordVector.PartsOf(SearchText.Document(texts)));

    [Fact]
    public void A_call_without_a_word_has_no_part() => Assert.Empty(WordVector.PartsOf(SearchText.Document(["……", ""])));

    [Theory]
    [InlineData("退款", "'退款'")]
    [InlineData("退", "'退':*")]
    [InlineData("A类基金", "'a' <-> '类基' <-> '基金'")]
    [InlineData("O'Neil&(", "'o' <-> 'neil'")]
    public void Writes_queries(string word, string query) => Assert.Equal(query, WordVector.Query(SearchText.Words(word).Single()));

    [Fact]
    public async Task The_longest_call_is_kept_and_found_at_both_ends_and_by_words_far_apart()
    {
        var texts = Enumerable.Range(0, CallJson.MostUtterances).Select(i => $"这是第{i}句话，好的好的好的").ToArray();
        texts[0] = "开头要求退款";
        texts[^1] = "末尾提到年化收益";

        await _store.Archive.Commit(Some.Commit(Some.Call("long", texts)));

        foreach (var words in (string[])["求退款", "年化收益", "退款 收益", "第12345句话", "好的好的好", "第0句话 第19998句话"])
            Assert.Equal(words == "第0句话 第19998句话" ? 0 : 1, await _store.Calls.Count(new(Text: words)));
    }

    [Fact]
    public async Task The_longest_utterance_of_one_character_is_kept_and_found()
    {
        await _store.Archive.Commit(Some.Commit(Some.Call("laugh", new string('哈', CallJson.LongestText - 2) + "退款")));

        Assert.Equal(1, await _store.Calls.Count(new(Text: new string('哈', 60) + "退款")));
        Assert.Equal(1, await _store.Calls.Count(new(Text: new string('哈', 60))));
        Assert.Equal(0, await _store.Calls.Count(new(Text: "退款哈")));
    }

    [Fact]
    public async Task A_phrase_is_found_wherever_a_part_of_the_call_ends()
    {
        // Every token of the running text is different and short, so that the part ends by its positions; the phrase is moved across that place.
        foreach (var before in (int[])[15_990, 15_995, 15_999, 16_000, 16_001, 16_005])
        {
            var fill = string.Join(' ', Enumerable.Range(0, before).Select(i => i.ToString("x", System.Globalization.CultureInfo.InvariantCulture)));
            await _store.Archive.Commit(Some.Commit(Some.Call($"C-{before}", fill + "年化收益百分之三点五")));
        }

        Assert.Equal(6, await _store.Calls.Count(new(Text: "年化收益百分之三点五")));
        Assert.Equal(6, await _store.Calls.Count(new(Text: "收益百分")));
    }

    [Fact]
    public async Task An_endless_word_is_kept_and_found_whole()
    {
        var word = new string('x', 9_000);

        await _store.Archive.Commit(Some.Commit(Some.Call("C-1", word + "。短句")));

        Assert.Equal(1, await _store.Calls.Count(new(Text: word)));
        Assert.Equal(0, await _store.Calls.Count(new(Text: word + "x")));
    }
}

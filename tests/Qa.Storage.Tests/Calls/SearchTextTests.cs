using Qa.Storage.Calls;
using Qa.Storage.Postgres;

namespace Qa.Storage.Tests.Calls;

public abstract class SearchTextTests(StoreKind kind) : IDisposable
{
    private readonly TempStore _store = TempStore.Create(kind);

    internal TempStore Store => _store;

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("开户费", "开户 户费 费 ¶ ")]
    [InlineData("费", "费 ¶ ")]
    [InlineData("买A类基金", "买 a 类基 基金 金 ¶ ")]
    [InlineData("Hello, World3", "hello world3 ¶ ")]
    [InlineData("退款，马上", "退款 款 马上 上 ¶ ")]
    [InlineData("", "¶ ")]
    public void Cuts(string text, string tokens) => Assert.Equal(tokens, SearchText.Document([text]));

    public static TheoryData<string, string, bool> Searches => new()
    {
        { "我要退款", "退款", true },
        { "我要退款", "退", true },
        { "我要退款", "款", true },
        { "我要退款", "要退款", true },
        { "我要退款", "我要退款", true },
        { "我要退款", "我退", false },                    // both characters, not side by side
        { "退一步，付款", "退款", false },
        { "退款和投诉", "投诉 退款", true },               // any order
        { "退款和投诉", "退款 转账", false },
        { "年化3.5%左右", "3.5%", true },
        { "年化3.5%左右", "35", false },
        { "产品WL-001的净值", "wl-001", true },
        { "产品ＷＬ－００１的净值", "WL-001", true },       // full width
        { "Mutual Fund fees", "fund", true },
        { "Mutual Fund fees", "fun", false },             // whole words
        { "Mutual Fund fees", "FUND FEES", true },
        { "买A类基金", "A类", true },
        { "买A类基金", "类基金", true },
        { "买了A", "了A", true },
        { "這個理財產品保證收益", "理财产品", true },        // written in traditional characters
        { "这个理财产品", "理財產品", true },
        { "𠮷野家很好吃", "𠮷野", true },
        { "二〇二六年", "二〇二六", true },
        { "第一句完 | 第二句", "完第", false },             // not across punctuation
        { "退款", "\"退款\"", true },                       // from here: what a query language would choke on
        { "退款", "退款 AND", false },
        { "退款 and 换货", "退款 AND 换货", true },
        { "退款", "退款*", true },
        { "退款", "(退款", true },
        { "退款", "NEAR(退款, 2", false },
        { "退款", "words:退款", false },
        { "退款", "退款;drop table calls--", false },
        { "退款", "^退款", true },
        { "退款", "-退款", true },
        { "退款", "\ud800", false },
        { "退款", "退\ud800款", false },
        { "退款", "？！", false },                          // punctuation alone is found nowhere
        { "退款", "   ", true },                            // blanks are no filter
        { "¶", "¶", false },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Finds(string text, string words, bool found)
    {
        await _store.Archive.Commit(Some.Commit(Some.Call("C-1", text, "结束语")));

        Assert.Equal(found ? 1 : 0, await _store.Calls.Count(new CallFilter(Text: words)));
    }

    [Fact]
    public async Task Does_not_find_a_word_across_two_utterances()
    {
        await _store.Archive.Commit(Some.Commit(Some.Call("C-1", "我要退", "款式不错 mutual", "fund A", "股")));

        Assert.Equal(0, await _store.Calls.Count(new CallFilter(Text: "退款")));
        Assert.Equal(0, await _store.Calls.Count(new CallFilter(Text: "mutual-fund")));
        Assert.Equal(0, await _store.Calls.Count(new CallFilter(Text: "A股")));
        Assert.Equal(1, await _store.Calls.Count(new CallFilter(Text: "要退 款式 mutual fund")));
    }
}

public sealed class SqliteSearchTextTests() : SearchTextTests(StoreKind.Sqlite);

public sealed class PostgresSearchTextTests() : SearchTextTests(StoreKind.Postgres);

/// <summary>The way that is taken where very many calls have the words.</summary>
public sealed class PostgresFrequentSearchTextTests : SearchTextTests
{
    public PostgresFrequentSearchTextTests() : base(StoreKind.Postgres) => ((PostgresTempStore)Store).Database.Words = new PostgresDialect(rareWords: 0);
}

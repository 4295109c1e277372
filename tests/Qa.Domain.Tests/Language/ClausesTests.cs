using FsCheck;
using FsCheck.Fluent;
using Qa.Domain.Language;

namespace Qa.Domain.Tests.Language;

public sealed class ClausesTests
{
    [Theory]
    [InlineData("您好,这款[保本],很稳", "这款保本")]
    [InlineData("收益不高但是[保本]很稳", "但是保本很稳")]
    [InlineData("[保本]不过收益低", "保本")]
    [InlineData("不但[保本]", "不但保本")]
    [InlineData("这个可能[保本]", "这个可能保本")]
    [InlineData("这个可是[保本]的", "可是保本的")]
    [InlineData("不承诺保本、[保收益]", "不承诺保本、保收益")]
    [InlineData("第一。第二[保本]。第三", "第二保本")]
    [InlineData("rates are low but it is [safe] now", "but it is safe now")]
    [InlineData("about 3.5% and [safe]. bye", "about 3.5% and safe")]
    public void Bounds_the_clause(string marked, string clause)
    {
        var start = marked.IndexOf('[', StringComparison.Ordinal);
        var end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

        var range = Clauses.Clause(text, start, end);

        Assert.Equal(clause, text[range.Start..range.End]);
    }

    [Theory]
    [InlineData("第一。第二,[保本]。第三", "第二,保本。")]
    [InlineData("about 3.5%. it is [safe]", " it is safe")]
    public void Bounds_the_sentence(string marked, string sentence)
    {
        var start = marked.IndexOf('[', StringComparison.Ordinal);
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

        var range = Clauses.Sentence(text, start, start + 2);

        Assert.Equal(sentence, text[range.Start..range.End]);
    }

    [Fact]
    public void Contains_the_span_and_answers_for_any_text() => Prop.ForAll(Some.Texts, text =>
    {
        var normal = Reading.Of(text).Text;
        for (var start = 0; start < normal.Length; start += 1 + (normal.Length / 8))
        {
            var match = new TextRange(start, Math.Min(normal.Length, start + 2));
            var clause = Clauses.Clause(normal, match.Start, match.End);
            var sentence = Clauses.Sentence(normal, match.Start, match.End);
            Assert.True(clause.Start <= match.Start && clause.End >= match.End && sentence.Start <= match.Start && sentence.End >= match.End);
            foreach (var kind in Enum.GetValues<ContextKind>())
            {
                foreach (var language in new[] { "zh", "en" })
                {
                    if (Context.Find(kind, language, normal, match) is { } cue)
                        Assert.True(0 <= cue.Start && cue.Start < cue.End && cue.End <= normal.Length);
                }
            }
        }
    }).QuickCheckThrowOnFailure();
}

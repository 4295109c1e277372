using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Qa.Domain.Language;

namespace Qa.Domain.Tests.Language;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("您好，請問這個產品保本嗎？", "您好,请问这个产品保本吗?")]
    [InlineData("買 ETF 嗎", "买etf吗")]
    [InlineData("  本 金 安 全  ", "本金安全")]
    [InlineData("wealth   management\tplan", "wealth management plan")]
    [InlineData("第一句\r\n  第二句\n", "第一句\n第二句")]
    [InlineData("don’t worry", "don't worry")]
    [InlineData("保\u200B本", "保本")]
    [InlineData("", "")]
    public void Folds_width_case_script_and_spaces(string original, string text) => Assert.Equal(text, Reading.Of(original).Text);

    [Theory]
    [InlineData("嗯", "嗯")]
    [InlineData("嗯嗯", "嗯")]
    [InlineData("嗯。", "嗯。")]
    [InlineData("嗯，好的", "好的")]
    [InlineData("您呃放心", "您放心")]
    [InlineData("这个产品，呃，保本", "这个产品,保本")]
    [InlineData("那个，我想问一下", "我想问一下")]
    [InlineData("那个产品怎么样", "那个产品怎么样")]
    [InlineData("额，我看看额度", "我看看额度")]
    [InlineData("Um, it is, uh, guaranteed", "it is, guaranteed")]
    [InlineData("uh-huh", "uh-huh")]
    [InlineData("the umbrella", "the umbrella")]
    public void Drops_filler_words(string original, string text) => Assert.Equal(text, Reading.Of(original).Text);

    [Theory]
    [InlineData("我我我想问", "我想问")]
    [InlineData("这这这个保保本", "这个保本")]
    [InlineData("这个这个产品", "这个产品")]
    [InlineData("我，我觉得", "我觉得")]
    [InlineData("我们我们公司", "我们公司")]
    [InlineData("就是说就是说保本", "就是说保本")]
    [InlineData("谢谢您，慢慢看看，天天都对对账", "谢谢您,慢慢看看,天天都对对账")]
    [InlineData("稳稳当当，实实在在，的的确确", "稳稳当当,实实在在,的的确确")]
    [InlineData("是不是不是保本的", "是不是不是保本的")]
    [InlineData("考虑考虑", "考虑考虑")]
    public void Drops_stutters_and_keeps_doubling_that_is_meant(string original, string text) => Assert.Equal(text, Reading.Of(original).Text);

    [Theory]
    [InlineData("三个半点", "3.5%")]
    [InlineData("百分之三点五", "3.5%")]
    [InlineData("年化三个半点左右", "年化3.5%左右")]
    [InlineData("八个点", "8%")]
    [InlineData("四个半点", "4.5%")]
    [InlineData("四个点五", "4.5%")]
    [InlineData("三个点一年", "3%1年")]
    [InlineData("两个百分点", "2%")]
    [InlineData("零点五个点", "0.5%")]
    [InlineData("半个点", "0.5%")]
    [InlineData("五个多点", "5%")]
    [InlineData("十个点", "10%")]
    [InlineData("千分之二", "0.2%")]
    [InlineData("万分之五", "0.05%")]
    [InlineData("二十个基点", "0.2%")]
    [InlineData("百分之百", "100%")]
    [InlineData("百分百", "100%")]
    [InlineData("百分之一百二", "120%")]
    [InlineData("百分之三点五一年", "3.5%1年")]
    [InlineData("百分之三一定有", "3%一定有")]
    [InlineData("百分之３．５", "3.5%")]
    [InlineData("百分之3点5", "3.5%")]
    [InlineData("3.50 ％", "3.5%")]
    [InlineData("3个半点", "3.5%")]
    [InlineData("2‰", "0.2%")]
    [InlineData("3.5 percent a year", "3.5% a year")]
    [InlineData("百分之三个点", "3%")]
    public void Reads_percentages(string original, string text) => Assert.Equal(text, Reading.Of(original).Text);

    [Theory]
    [InlineData("三万五", "35000")]
    [InlineData("三万五千", "35000")]
    [InlineData("三万零五", "30005")]
    [InlineData("八万六千三", "86300")]
    [InlineData("一百八", "180")]
    [InlineData("一百零八", "108")]
    [InlineData("三十五", "35")]
    [InlineData("十万", "100000")]
    [InlineData("五万块", "50000块")]
    [InlineData("一亿两千万", "120000000")]
    [InlineData("三点五万", "35000")]
    [InlineData("2.5亿", "250000000")]
    [InlineData("3万5", "35000")]
    [InlineData("1,000,000元", "1000000元")]
    [InlineData("三点五", "3.5")]
    [InlineData("一百八十天", "180天")]
    [InlineData("两年", "2年")]
    [InlineData("三个月", "3个月")]
    [InlineData("三个半月", "3.5个月")]
    [InlineData("二零二六年", "2026年")]
    [InlineData("九五五八八", "95588")]
    [InlineData("三万一定能", "30000一定能")]
    [InlineData("一万一年", "10000 1年")]
    public void Reads_numbers(string original, string text) => Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), Reading.Of(original).Text);

    [Theory]
    [InlineData("一定")]
    [InlineData("一下")]
    [InlineData("万一亏了")]
    [InlineData("十拿九稳")]
    [InlineData("一分不少")]
    [InlineData("千万别")]
    [InlineData("千万不要")]
    [InlineData("一五一十")]
    [InlineData("不三不四")]
    [InlineData("三三两两")]
    [InlineData("十分感谢")]
    [InlineData("万分感谢")]
    [InlineData("百万医疗")]
    [InlineData("几十万")]
    [InlineData("三十多万")]
    [InlineData("第三年")]
    [InlineData("第一百条")]
    [InlineData("星期三天气好")]
    [InlineData("统一一下")]
    [InlineData("乱七八糟")]
    [InlineData("有一点担心")]
    [InlineData("一块儿去")]
    [InlineData("分成两块")]
    [InlineData("七八个点")]
    [InlineData("半天")]
    [InlineData("r2级")]
    [InlineData("一心一意")]
    [InlineData("九牛一毛")]
    public void Leaves_idioms_and_vague_numbers(string original) => Assert.Equal(original, Reading.Of(original).Text);

    [Theory]
    [InlineData("收益三个半点", QuantityKind.Percent, "3.5%", "3.5")]
    [InlineData("差不多七八个点", QuantityKind.Percent, "七八个点", "7.5")]
    [InlineData("投三万五", QuantityKind.Money, "35000", "35000")]
    [InlineData("投五万块钱", QuantityKind.Money, "50000块钱", "50000")]
    [InlineData("三块五", QuantityKind.Money, "3块五", "3.5")]
    [InlineData("￥500", QuantityKind.Money, "500", "500")]
    [InlineData("五六万", QuantityKind.Money, "五六万", "55000")]
    [InlineData("封闭一百八十天", QuantityKind.Duration, "180天", "180")]
    [InlineData("锁两年", QuantityKind.Duration, "2年", "730")]
    [InlineData("锁半年", QuantityKind.Duration, "半年", "182.5")]
    [InlineData("一年半以后", QuantityKind.Duration, "1年半", "547.5")]
    [InlineData("三个月", QuantityKind.Duration, "3个月", "90")]
    [InlineData("三个半月", QuantityKind.Duration, "3.5个月", "105")]
    [InlineData("两周", QuantityKind.Duration, "2周", "14")]
    [InlineData("三个工作日", QuantityKind.Duration, "3个工作日", "3")]
    [InlineData("for 3 months only", QuantityKind.Duration, "3 months", "90")]
    [InlineData("一共八十六", QuantityKind.Number, "86", "86")]
    public void Finds_quantities_with_their_values(string original, QuantityKind kind, string words, string value)
    {
        var reading = Reading.Of(original);

        var quantity = Assert.Single(reading.Quantities, quantity => quantity.Kind == kind);

        Assert.Equal(words, reading.Text[quantity.Start..quantity.End]);
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), quantity.Value);
    }

    [Theory]
    [InlineData("二零二六年", QuantityKind.Duration)]
    [InlineData("2026年", QuantityKind.Duration)]
    [InlineData("三月十五日", QuantityKind.Duration)]
    [InlineData("一千人", QuantityKind.Money)]
    [InlineData("有一点贵", QuantityKind.Percent)]
    [InlineData("三点开门", QuantityKind.Percent)]
    public void Does_not_take_dates_and_counts_for_other_quantities(string original, QuantityKind kind) =>
        Assert.DoesNotContain(Reading.Of(original).Quantities, quantity => quantity.Kind == kind);

    [Theory]
    [InlineData("年化三个半点呢", "3.5%", "三个半点")]
    [InlineData("您呃呃放心", "您放心", "您呃呃放心")]
    [InlineData("我我我保证", "我保证", "我我我保证")]
    [InlineData("這個產品", "产品", "產品")]
    [InlineData("本 金 安 全", "金安", "金 安")]
    [InlineData("😀保本😀", "保本", "保本")]
    [InlineData("e\u0301三万五", "35000", "三万五")]
    [InlineData("三个半月到期", "个月", "个半月")]
    public void Leads_back_to_the_words_as_they_came_in(string original, string part, string words)
    {
        var reading = Reading.Of(original);
        var at = reading.Text.IndexOf(part, StringComparison.Ordinal);

        var (start, end) = reading.Original(at, at + part.Length);

        Assert.Equal(words, original[start..end]);
    }

    [Fact]
    public void Keeps_lone_surrogates_and_control_characters() => Assert.Equal("保\ud83d\0\u0007本\ude00", Reading.Of("保\ud83d\0\u0007本\ude00").Text);

    [Fact]
    public void Makes_no_copy_of_a_text_that_is_already_normal()
    {
        const string text = "本金安全,收益稳定";

        Assert.Same(text, Reading.Of(text).Text);
    }

    [Fact]
    public void Maps_every_span_of_any_text_into_range_and_in_order() => Prop.ForAll(Some.Texts, text =>
    {
        var reading = Reading.Of(text);
        var last = (Start: 0, End: 0);
        for (var i = 0; i < reading.Text.Length; i++)
        {
            var origin = reading.Original(i, i + 1);
            Assert.InRange(origin.Start, last.Start, text.Length - 1);
            Assert.InRange(origin.End, Math.Max(last.End, origin.Start + 1), text.Length);
            Assert.Equal((origin.Start, origin.Start), reading.Original(i, i));
            last = origin;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Keeps_quantities_inside_the_text_and_ascending() => Prop.ForAll(Some.Texts, text =>
    {
        var reading = Reading.Of(text);
        Assert.All(reading.Quantities, quantity => Assert.True(0 <= quantity.Start && quantity.Start < quantity.End && quantity.End <= reading.Text.Length));
        Assert.Equal(reading.Quantities.OrderBy(quantity => quantity.Start).ThenByDescending(quantity => quantity.End), reading.Quantities);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Finds_a_literal_inside_a_longer_text() => Prop.ForAll(Some.Phrases.ToArbitrary(), phrase =>
        Reading.Of("您看，" + phrase + "，对吧").Text.Contains(Reading.Of(phrase).Text, StringComparison.Ordinal)).QuickCheckThrowOnFailure();
}

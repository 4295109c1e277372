using System.Globalization;
using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

public sealed class FigureTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.00456, "0.0046")]
    [InlineData(0.0499, "0.05")]
    [InlineData(9.994, "9.99")]
    [InlineData(9.999, "10")]
    [InlineData(12.345, "12.3")]
    [InlineData(99.96, "100")]
    [InlineData(1234567.8, "1,234,568")]
    [InlineData(-1.5, "-1.5")]
    public void Writes_about_three_digits_whatever_the_culture(double value, string text)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal(text, Figure.Of(value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(1_500, "1.5 kB")]
    [InlineData(2_345_000_000_000, "2.35 TB")]
    [InlineData(5e18, "5,000 PB")]
    public void Writes_bytes_in_decimal_units(double bytes, string text) => Assert.Equal(text, Figure.Bytes(bytes));

    [Theory]
    [InlineData(0, "0 秒", "0 s")]
    [InlineData(119, "119 秒", "119 s")]
    [InlineData(120, "2 分钟", "2 min")]
    [InlineData(5400, "90 分钟", "90 min")]
    [InlineData(86_400, "24 小时", "24 h")]
    [InlineData(172_800, "2 天", "2 days")]
    public void Writes_a_time_in_a_unit_that_fits(double seconds, string zh, string en) =>
        Assert.Equal(new LocalText(zh, en), Figure.Time(TimeSpan.FromSeconds(seconds)));
}

using Qa.Dashboard.Calls;
using Qa.Dashboard.Period;
using Qa.Domain.Calls;
using Qa.Domain.Scoring;
using Qa.Storage.Calls;

namespace Qa.Dashboard.Tests.Calls;

public sealed class CallSelectionTests
{
    [Fact]
    public void Means_every_call_newest_first_where_the_url_says_nothing()
    {
        var selection = Parse([]);

        Assert.Equal(new CallFilter(), selection.Filter);
        Assert.True(selection.IsPlain);
    }

    [Fact]
    public void Reads_every_filter_from_the_url()
    {
        var selection = Parse(new()
        {
            ["from"] = "2026-11-01", ["to"] = "2026-11-15", ["team"] = "T1", ["agent"] = "A1", ["line"] = "wealth", ["rule"] = "C01",
            ["severity"] = "serious", ["min"] = "20", ["max"] = "59.5", ["q"] = "保本 收益", ["sort"] = "worst", ["cursor"] = "abc",
        });

        Assert.Equal(
            new CallFilter(new(2026, 11, 1), new(2026, 11, 15), "T1", "A1", BusinessLine.Wealth, "C01", Severity.Serious, 20m, 59.5m, "保本 收益", CallOrder.Worst),
            selection.Filter);
        Assert.Equal("abc", selection.Cursor);
        Assert.False(selection.IsPlain);
    }

    [Fact]
    public void Writes_what_it_reads()
    {
        var selection = new CallSelection(
            TimeRange.Of(Preset.Week, Some.Today), "T1", null, BusinessLine.Fund, "C01", Severity.Veto, 1, 99.5m, "退款", CallOrder.Best, null);

        var again = Parse(selection.ToQuery().Where(part => part.Value is not null).ToDictionary(part => part.Key, part => (string?)part.Value!.ToString()));

        Assert.Equal(selection, again);
    }

    [Theory]
    [InlineData("severity", "terrible")]
    [InlineData("severity", "3")]
    [InlineData("line", "0")]
    [InlineData("sort", "random")]
    [InlineData("min", "-1")]
    [InlineData("max", "100.1")]
    [InlineData("max", "ten")]
    [InlineData("from", "2026-13-01")]
    [InlineData("q", "   ")]
    public void Takes_an_unreadable_part_as_absent(string name, string value) =>
        Assert.Equal(new CallFilter(), Parse(new() { [name] = value }).Filter);

    private static CallSelection Parse(Dictionary<string, string?> parts) => CallSelection.Parse(parts.GetValueOrDefault, Some.Today);
}

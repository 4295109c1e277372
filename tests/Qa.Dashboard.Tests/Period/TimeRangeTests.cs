using Qa.Dashboard.Period;

namespace Qa.Dashboard.Tests.Period;

public sealed class TimeRangeTests
{
    [Theory]
    [InlineData("today", "2026-11-20", "2026-11-20")]
    [InlineData("yesterday", "2026-11-19", "2026-11-19")]
    [InlineData("7d", "2026-11-14", "2026-11-20")]
    [InlineData("30d", "2026-10-22", "2026-11-20")]
    [InlineData("all", null, null)]
    [InlineData(null, "2026-10-22", "2026-11-20")]
    [InlineData("century", "2026-10-22", "2026-11-20")]
    public void Reads_presets(string? name, string? from, string? to)
    {
        var range = TimeRange.Parse(name, null, null, Some.Today);

        Assert.Equal((Day(from), Day(to)), (range.From, range.To));
    }

    [Fact]
    public void Prefers_chosen_days_to_a_preset() =>
        Assert.Equal(new TimeRange(Preset.Custom, new(2026, 11, 1), null), TimeRange.Parse("7d", "2026-11-01", null, Some.Today));

    [Fact]
    public void Puts_chosen_days_in_order() =>
        Assert.Equal(new DateOnly(2026, 11, 1), TimeRange.Between(new(2026, 11, 9), new(2026, 11, 1)).From);

    [Theory]
    [InlineData(Preset.Week, "range=7d")]
    [InlineData(Preset.All, "range=all")]
    public void Writes_presets_by_name(Preset preset, string query) => Assert.Equal(query, TimeRange.Of(preset, Some.Today).Query);

    [Fact]
    public void Writes_chosen_days() =>
        Assert.Equal("from=2026-11-01&to=2026-11-09", TimeRange.Between(new(2026, 11, 1), new(2026, 11, 9)).Query);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

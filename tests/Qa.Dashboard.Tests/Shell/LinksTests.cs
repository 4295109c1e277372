using Qa.Dashboard.Period;
using Qa.Dashboard.Shell;

namespace Qa.Dashboard.Tests.Shell;

public sealed class LinksTests
{
    [Fact]
    public void Names_the_place_and_the_rule_in_a_call() => Assert.Equal("/calls/C%201?seq=4&rule=C01", Links.Call("C 1", 4, "C01"));

    [Fact]
    public void Leaves_out_what_is_absent() => Assert.Equal("/calls/C-1", Links.Call("C-1"));

    [Fact]
    public void Carries_the_period_along() =>
        Assert.Equal("/calls?rule=C01&agent=A1&range=7d", Links.Calls(TimeRange.Of(Preset.Week, Some.Today), ("rule", "C01"), ("agent", "A1"), ("team", null)));

    [Fact]
    public void Carries_only_the_period_where_nothing_is_narrowed() =>
        Assert.Equal("/calls?from=2026-11-01&to=2026-11-02", Links.Calls(TimeRange.Between(new(2026, 11, 1), new(2026, 11, 2))));
}

using Bunit;
using Qa.Dashboard.Calls;
using Qa.Domain.Scoring;

namespace Qa.Dashboard.Tests.Calls;

public sealed class CallsPageTests
{
    [Fact]
    public async Task Lists_calls_with_their_score_and_broken_rules()
    {
        await using var context = new PageContext();
        await context.Keep(Some.Call(), Some.Assessment(outcomes: Some.Hit("C01", Severity.Veto, Some.Evidence(0, 0, 2))));

        var page = context.Render<CallsPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal("/calls/C-1?rule=C01", page.Find(".qa-chip").GetAttribute("href"));
        page.WaitForAssertion(() => Assert.Contains("共 1 通", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("select[value='newest']", "worst", "sort=worst")]
    [InlineData("input[type=search]", " 保本 收益 ", "q=%E4%BF%9D%E6%9C%AC%20%E6%94%B6%E7%9B%8A")]
    [InlineData(".qa-between input", "60", "min=60")]
    public async Task Puts_a_changed_filter_into_the_url(string field, string value, string part)
    {
        await using var context = new PageContext();
        context.Navigation.NavigateTo("/calls");
        var page = context.Render<CallsPage>();

        await page.ChangeOn(field, value);

        Assert.Contains(part, context.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_other_filters_and_drops_the_page_when_one_changes()
    {
        await using var context = new PageContext();
        context.Navigation.NavigateTo("/calls?team=T1&range=7d");
        var page = context.Render<CallsPage>();

        await page.ChangeOn("input[type=search]", "退款");

        Assert.Contains("team=T1", context.Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("range=7d", context.Navigation.Uri, StringComparison.Ordinal);
        Assert.DoesNotContain("cursor", context.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_nothing_matches_and_clears_the_filters()
    {
        await using var context = new PageContext();
        await context.Keep(Some.Call(), Some.Assessment());
        context.Navigation.NavigateTo("/calls?agent=nobody");

        var page = context.Render<CallsPage>();

        page.WaitForAssertion(() => Assert.Contains("没有符合条件的通话", page.Markup, StringComparison.Ordinal));
        await page.ClickOn(".qa-empty .is-primary");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task Pages_forth_and_back()
    {
        await using var context = new PageContext();
        for (var i = 0; i < 51; i++)
            await context.Keep(Some.Call($"C-{i:00}", $"A{i}"), Some.Assessment($"C-{i:00}"));
        context.Navigation.NavigateTo("/calls");
        var page = context.Render<CallsPage>();
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tbody tr").Count));

        await page.ClickOn(".qa-pager button:nth-of-type(2)");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Contains("cursor=", context.Navigation.Uri, StringComparison.Ordinal);

        await page.ClickOn(".qa-pager button:nth-of-type(1)");
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tbody tr").Count));
        Assert.DoesNotContain("cursor=", context.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_a_retry_when_the_query_fails()
    {
        await using var context = new PageContext();
        context.BreakTheStore();

        var page = context.Render<CallsPage>();

        page.WaitForElement("[role=alert] button");
    }
}

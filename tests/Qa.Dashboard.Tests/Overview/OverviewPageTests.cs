using Bunit;
using Qa.Dashboard.Overview;
using Qa.Domain.Scoring;

namespace Qa.Dashboard.Tests.Overview;

public sealed class OverviewPageTests
{
    [Fact]
    public async Task Welcomes_and_offers_sample_data_while_there_is_no_call()
    {
        await using var context = new PageContext();

        var page = context.Render<OverviewPage>();

        page.WaitForElement("#load-sample-data");
        Assert.Empty(page.FindAll(".qa-kpi"));
    }

    [Fact]
    public async Task Loads_the_sample_and_says_so()
    {
        await using var context = new PageContext();
        var page = context.Render<OverviewPage>();

        await page.ClickOn("#load-sample-data");

        page.WaitForAssertion(() => Assert.Equal(2, context.Grains.Calls.Count));
    }

    [Fact]
    public async Task Shows_a_failed_load_and_lets_it_be_tried_again()
    {
        await using var context = new PageContext();
        context.Grains.Failure = new TimeoutException();
        var page = context.Render<OverviewPage>();

        await page.ClickOn("#load-sample-data");

        page.WaitForElement("[role=alert]");
        context.Grains.Failure = null;
        await page.ClickOn("[role=alert] button");
        page.WaitForAssertion(() => Assert.Equal(2, context.Grains.Calls.Count));
    }

    [Fact]
    public async Task Leads_from_every_key_figure_to_the_calls_it_counts()
    {
        await using var context = new PageContext();
        await context.Keep(Some.Call(), Some.Assessment(outcomes: Some.Hit("C01", Severity.Serious, Some.Evidence(0, 0, 2))));

        var page = context.Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll(".qa-kpi").Count));
        Assert.Equal("/calls?range=30d", page.Find(".qa-kpi").GetAttribute("href"));
        Assert.Contains("59.0", page.Find(".qa-kpis").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("/calls?rule=C01&range=30d", page.Markup.Replace("&amp;", "&", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_that_a_period_is_empty_and_what_to_do()
    {
        await using var context = new PageContext();
        await context.Keep(Some.Call(), Some.Assessment());
        context.Navigation.NavigateTo("/?range=yesterday");

        var page = context.Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains("这段时间没有通话", page.Markup, StringComparison.Ordinal));
        await page.ClickOn("button", button => button.TextContent == "查看全部时间");
        Assert.EndsWith("range=all", context.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_card_by_card_when_the_store_is_gone()
    {
        await using var context = new PageContext();
        context.BreakTheStore();

        var page = context.Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("[role=alert]").Count));
        Assert.Contains("总览", page.Find("h1").TextContent, StringComparison.Ordinal);
    }
}

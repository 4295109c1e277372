using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Qa.EndToEnd.Tests;

/// <summary>Walks through the real product in a real browser, from the empty store on.</summary>
public sealed class WalkTests(Browsing browsing) : IClassFixture<Browsing>
{
    [Fact]
    public void The_empty_store_welcomes_and_loads_the_sample_with_visible_progress()
    {
        Assert.SkipWhen(browsing.Missing is not null, browsing.Missing ?? "");

        Assert.Contains("还没有通话", browsing.Welcome, StringComparison.Ordinal);
        Assert.Contains("正在装载示例通话", browsing.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_leads_to_the_list_the_call_the_words_and_the_reasons()
    {
        await using var visit = await browsing.Visit("/?range=all");
        var page = visit.Page;
        await Expect(page.Locator(".qa-kpi")).ToHaveCountAsync(5);
        var calls = await page.Locator(".qa-kpi-value").First.InnerTextAsync();
        Assert.True(int.Parse(calls.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) >= 600, calls);

        await visit.Follow(page.Locator(".qa-kpi").First, "/calls");
        await Expect(page.Locator(".qa-table tbody tr")).ToHaveCountAsync(50);
        await page.GetByLabel("排序").SelectOptionAsync("worst");
        await Expect(page).ToHaveURLAsync(new Regex("sort=worst"));
        await Expect(page.Locator(".qa-table tbody tr .qa-score").First).ToBeVisibleAsync();

        await visit.Follow(page.Locator(".qa-table tbody tr").First.Locator("td.qa-id a"), "/calls/");
        var mark = page.Locator(".qa-line mark").First;
        await mark.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("rule=.*seq="));
        await Expect(page.Locator(".qa-line.is-on")).ToHaveCountAsync(1);
        await Expect(page.Locator(".qa-trace .qa-conditions > li").First).ToBeVisibleAsync();

        await page.Locator(".qa-deduction.is-open .qa-quote").First.ClickAsync();
        await Expect(page.Locator(".qa-line.is-on mark").First).ToBeInViewportAsync();

        var link = page.Url;
        await page.GotoAsync(link);
        await Expect(page.Locator(".qa-line.is-on")).ToBeInViewportAsync();
        await Expect(page.Locator(".qa-deduction.is-open")).ToHaveCountAsync(1);
        visit.MustBeClean();
    }

    [Fact]
    public async Task The_list_pages_forth_and_back_and_the_browser_goes_back()
    {
        await using var visit = await browsing.Visit("/calls");
        var first = visit.Page.Locator(".qa-table tbody tr").First.Locator("td.qa-id");
        await first.WaitForAsync();
        var newest = await first.InnerTextAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "下一页" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("cursor="));
        await Expect(first).Not.ToHaveTextAsync(newest);
        await visit.Page.GoBackAsync();

        await Expect(first).ToHaveTextAsync(newest);
        visit.MustBeClean();
    }

    [Fact]
    public async Task Two_Chinese_characters_find_the_calls_in_which_they_were_said()
    {
        await using var visit = await browsing.Visit("/");
        await visit.Page.Locator(".qa-kpi").First.WaitForAsync();

        await visit.Page.Locator("#qa-find").FillAsync("投诉");
        await visit.Page.Locator("#qa-find").PressAsync("Enter");

        await Expect(visit.Page).ToHaveURLAsync(new Regex("/calls\\?q=%"));
        await visit.Follow(visit.Page.Locator(".qa-table tbody tr").First.Locator("td.qa-id a"), "/calls/");
        await Expect(visit.Page.Locator(".qa-talk")).ToContainTextAsync("投诉");
        visit.MustBeClean();
    }

    [Fact]
    public async Task Agents_and_teams_lead_to_their_trends_and_calls()
    {
        await using var visit = await browsing.Visit("/agents?range=all");
        var page = visit.Page;
        await Expect(page.Locator(".qa-table tbody tr")).ToHaveCountAsync(15);
        await visit.Follow(page.Locator(".qa-table tbody tr").Last.Locator("td.is-main a"), "/agents/");
        await Expect(page.Locator(".qa-trend-dot").First).ToBeVisibleAsync();
        await visit.Follow(page.Locator(".qa-page-sub a").First, "/teams/");
        await Expect(page.Locator(".qa-trend-dot").First).ToBeVisibleAsync();
        await visit.Follow(page.Locator(".qa-nav-link[href='/teams']"), "/teams");
        await page.GotoAsync("/teams?range=all");
        await Expect(page.Locator(".qa-table tbody tr")).ToHaveCountAsync(3);
        visit.MustBeClean();
    }

    [Fact]
    public async Task Rules_show_what_they_test_and_on_what_ground()
    {
        await using var visit = await browsing.Visit("/rules");
        var page = visit.Page;
        await Expect(page.Locator(".is-rules tbody tr")).ToHaveCountAsync(47);

        await visit.Follow(page.Locator("a[href='/rules/C01']"), "/rules/C01");

        await Expect(page.Locator(".qa-conditions > li").First).ToBeVisibleAsync();
        await Expect(page.Locator(".qa-regulation").First).ToBeVisibleAsync();
        await Expect(page.Locator(".qa-example").First).ToBeVisibleAsync();
        visit.MustBeClean();
    }

    [Fact]
    public async Task English_is_one_click_away_and_stays()
    {
        await using var visit = await browsing.Visit("/rules");
        await visit.Page.Locator(".is-rules tbody tr").First.WaitForAsync();

        await visit.Page.Locator(".qa-lang").ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Rules");

        await visit.Page.GotoAsync("/calls");

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Calls");
        Assert.Equal("en", await visit.Page.Locator("html").GetAttributeAsync("lang"));
        visit.MustBeClean();
    }

    [Fact]
    public async Task Dark_is_kept_and_is_there_with_the_first_byte()
    {
        await using var visit = await browsing.Visit("/rules");
        var page = visit.Page;
        await page.Locator(".is-rules").First.WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "深色模式" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveClassAsync("dark");

        var document = await (await page.GotoAsync("/calls"))!.TextAsync();
        Assert.Contains("class=\"dark\"", document, StringComparison.Ordinal);
        visit.MustBeClean();
    }

    [Fact]
    public async Task A_wrong_address_says_so()
    {
        await using var visit = await browsing.Visit("/calls/there-is-no-such-call");

        await Expect(visit.Page.Locator(".qa-empty")).ToContainTextAsync("没有这通电话");
        visit.MustBeClean();
    }
}

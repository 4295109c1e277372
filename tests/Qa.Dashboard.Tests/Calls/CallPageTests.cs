using Bunit;
using Microsoft.AspNetCore.Components;
using Qa.Contracts.Calls;
using Qa.Dashboard.Calls;
using Qa.Domain;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Dashboard.Tests.Calls;

public sealed class CallPageTests
{
    [Fact]
    public async Task Marks_the_words_and_prices_them()
    {
        await using var context = new PageContext();

        var page = Open(context, "C-1");

        page.WaitForAssertion(() => Assert.Contains("保本", page.Find("mark").TextContent, StringComparison.Ordinal));
        Assert.Contains("sev-veto", page.Find("mark").ClassName, StringComparison.Ordinal);
        Assert.Contains("−25", page.Find(".qa-deduction-points").TextContent, StringComparison.Ordinal);
        Assert.Contains("换一种说法", page.Find(".qa-suggestion").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leads_from_a_mark_to_its_rule_and_why()
    {
        await using var context = new PageContext();
        context.Grains.Traces["C01"] = new RuleTrace("C01", Outcome.Hit, new LocalText("说了保本"), null, "promise",
            [new ConditionTrace("promise", "true", null, [new MatchTrace(Some.Evidence(1, 0, 2, "保本"), "保本词", null, null)])]);
        var page = Open(context, "C-1");

        await page.ClickOn("mark");

        Assert.EndsWith("?rule=C01&seq=1", context.Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("保本词", page.Find(".qa-trace").TextContent, StringComparison.Ordinal));
        Assert.Equal("u-1", page.Find(".qa-line.is-on").Id);
    }

    [Fact]
    public async Task Opens_at_the_first_words_of_the_rule_that_a_link_names()
    {
        await using var context = new PageContext();
        context.Navigation.NavigateTo("/calls/C-1?rule=C01");

        var page = Open(context, "C-1");

        page.WaitForAssertion(() => Assert.Equal("u-1", page.Find(".qa-line.is-on").Id));
    }

    [Fact]
    public async Task Says_so_where_there_is_no_such_call()
    {
        await using var context = new PageContext();

        var page = context.Render<CallPage>(parameters => parameters.Add(p => p.Id, "nope"));

        page.WaitForAssertion(() => Assert.Contains("没有这通电话", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_only_a_window_of_a_very_long_call()
    {
        await using var context = new PageContext();
        var call = Some.Call("C-2", "A1", [.. Enumerable.Range(0, 10_000).Select(i => Some.Agent(i, "嗯"))]);
        context.Grains.Calls["C-2"] = new CallView(call, 1, Some.Assessment("C-2", Some.Hit("C01", Severity.Veto, Some.Evidence(9_000, 0, 1))));
        context.Navigation.NavigateTo("/calls/C-2?seq=9000");

        var page = context.Render<CallPage>(parameters => parameters.Add(p => p.Id, "C-2"));

        page.WaitForAssertion(() => Assert.Equal("u-9000", page.Find(".qa-line.is-on").Id));
        Assert.Equal(400, page.FindAll(".qa-line").Count);
    }

    private static IRenderedComponent<CallPage> Open(PageContext context, string id)
    {
        var call = Some.Call(id, "A1", Some.Agent(0, "您好，请讲"), Some.Agent(1, "保本的"));
        context.Grains.Calls[id] = new CallView(call, 1, Some.Assessment(id, Some.Hit("C01", Severity.Veto, Some.Evidence(1, 0, 2, "保本"))));
        return context.Render<CallPage>(parameters => parameters.Add(p => p.Id, id));
    }
}

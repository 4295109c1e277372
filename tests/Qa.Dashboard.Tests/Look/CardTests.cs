using Bunit;
using Microsoft.AspNetCore.Components;
using Qa.Dashboard.Look;
using Qa.Domain.Calls;

namespace Qa.Dashboard.Tests.Look;

public sealed class CardTests
{
    [Fact]
    public async Task Shows_a_skeleton_until_the_answer_is_there()
    {
        await using var context = new PageContext();
        var answer = new TaskCompletionSource<string>();
        var card = Render(context, new Question<string>(_ => answer.Task));
        Assert.Equal("true", card.Find("section").GetAttribute("aria-busy"));

        answer.SetResult("42 通");

        card.WaitForAssertion(() => Assert.Contains("42 通", card.Markup, StringComparison.Ordinal));
        Assert.Equal("false", card.Find("section").GetAttribute("aria-busy"));
    }

    [Fact]
    public async Task Shows_what_failed_and_asks_again_on_demand()
    {
        await using var context = new PageContext();
        var asked = 0;
        var card = Render(context, new Question<string>(_ => ++asked == 1 ? throw new TimeoutException() : Task.FromResult("好了")));
        Assert.Contains("服务没有及时答复", card.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        await card.ClickOn("button");

        card.WaitForAssertion(() => Assert.Contains("好了", card.Markup, StringComparison.Ordinal));
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Names_the_remedy_of_a_store_that_refuses()
    {
        await using var context = new PageContext();

        var card = Render(context, new Question<string>(_ => throw new StorageUnavailableException("disk full", "free disk space")));

        Assert.Contains("free disk space", card.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_empty_state_instead_of_the_content()
    {
        await using var context = new PageContext();

        var card = Render(context, new Question<string>(_ => Task.FromResult("")));

        Assert.Contains("空", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_once_for_two_cards()
    {
        await using var context = new PageContext();
        var asked = 0;
        var question = new Question<string>(_ => Task.FromResult($"{++asked}"));

        Render(context, question);
        Render(context, question);

        Assert.Equal(1, asked);
    }

    private static IRenderedComponent<Card<string>> Render(PageContext context, Question<string> question) => context.Render<Card<string>>(card => card
        .Add(c => c.From, question)
        .Add(c => c.Title, "标题")
        .Add(c => c.IsEmpty, text => text.Length == 0)
        .Add(c => c.Empty, _ => "空")
        .Add(c => c.ChildContent, text => (RenderFragment)(builder => builder.AddContent(0, text))));
}

using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Qa.Dashboard.Tests;

/// <summary>Finds an element and acts on it in one step of the renderer: a page that is still loading renders in between otherwise.</summary>
internal static class Acting
{
    public static Task ClickOn<T>(this IRenderedComponent<T> page, string selector, Func<IElement, bool>? which = null)
        where T : IComponent => On(page, selector, which, element => element.ClickAsync());

    public static Task ChangeOn<T>(this IRenderedComponent<T> page, string selector, string value)
        where T : IComponent => On(page, selector, null, element => element.ChangeAsync(value));

    private static Task On<T>(IRenderedComponent<T> page, string selector, Func<IElement, bool>? which, Func<IElement, Task> act)
        where T : IComponent
    {
        page.WaitForElement(selector);
        return page.InvokeAsync(() => act(page.FindAll(selector).First(which ?? (_ => true))));
    }
}

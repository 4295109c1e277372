using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Qa.EndToEnd.Tests;

/// <summary>A person at a page. Notes every request that leaves the machine and everything the browser complains about.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Visit(IBrowserContext context, IPage page, string home)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                _complaints.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"script: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                _complaints.Add($"{response.Status}: {response.Url}");
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not ("data" or "blob") } url && url.Authority != new Uri(home).Authority)
                _complaints.Add($"left the machine: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Fails where a request left the machine, a response was an error, or the console held one.</summary>
    public void MustBeClean() => Assert.Empty(_complaints);

    /// <summary>Follows a link and waits until the page behind it has its heading.</summary>
    public async Task Follow(ILocator link, string path)
    {
        await link.ClickAsync();
        // Asked again and again, because a page that moves by itself may have arrived before anybody waits for an event.
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(path)));
        await Page.Locator("h1").WaitForAsync();
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}

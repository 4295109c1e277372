using Microsoft.Playwright;

namespace Qa.EndToEnd.Tests;

/// <summary>One silo and one browser for all walks, with the sample data loaded through the page's own button.</summary>
public sealed class Browsing : IAsyncLifetime
{
    /// <summary>Generous, because a busy machine is slow and not wrong.</summary>
    public const float Patience = 90_000;

    private SiloProcess? _silo;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why nothing can be walked, or null.</summary>
    public string? Missing { get; private set; }

    /// <summary>What the first page said before any call was there.</summary>
    public string Welcome { get; private set; } = "";

    /// <summary>What the progress line said while the sample was loading.</summary>
    public string Progress { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Chromium() is not { } chromium)
        {
            Missing = "SKIPPED: no Chromium here, so no page was looked at. Install it with: bash tests/install-tools.sh (or set QA_CHROMIUM to its path).";
            await Console.Error.WriteLineAsync(Missing);
            return;
        }

        _silo = await SiloProcess.Start();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        await LoadTheSample();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_silo is not null)
            await _silo.DisposeAsync();
    }

    /// <summary>Opens a page as a new person would: without cookies.</summary>
    internal async Task<Visit> Visit(string path = "/")
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var context = await _browser!.NewContextAsync(new() { BaseURL = _silo!.Url, ViewportSize = new() { Width = 1600, Height = 950 } });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var visit = new Visit(context, await context.NewPageAsync(), _silo.Url);
        await visit.Page.GotoAsync(path);
        return visit;
    }

    private async Task LoadTheSample()
    {
        await using var visit = await Visit();
        var button = visit.Page.Locator("#load-sample-data");
        await button.WaitForAsync();
        Welcome = await visit.Page.Locator(".qa-welcome").InnerTextAsync();
        await button.ClickAsync();
        var progress = visit.Page.Locator(".qa-demo [role=progressbar]");
        await progress.WaitForAsync();
        Progress = await visit.Page.Locator(".qa-demo p").InnerTextAsync();
        await visit.Page.Locator(".qa-kpi").First.WaitForAsync();
        visit.MustBeClean();
    }

    private static string? Chromium() => new[] { Environment.GetEnvironmentVariable("QA_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));
}

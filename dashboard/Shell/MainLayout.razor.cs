using System.Globalization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;

namespace Qa.Dashboard.Shell;

/// <summary>Header, navigation and the place of the page.</summary>
public sealed partial class MainLayout(IStringLocalizer<Texts> l, NavigationManager navigation, IJSRuntime script) : IDisposable
{
    private sealed record Entry(string Href, string Text, string Icon, NavLinkMatch Match = NavLinkMatch.Prefix);

    private static readonly ImmutableArray<Entry> Entries =
    [
        new("/", "Nav.Overview", Icons.Material.Outlined.SpaceDashboard, NavLinkMatch.All),
        new("/calls", "Nav.Calls", Icons.Material.Outlined.Forum),
        new("/agents", "Nav.Agents", Icons.Material.Outlined.SupportAgent),
        new("/teams", "Nav.Teams", Icons.Material.Outlined.Groups),
        new("/rules", "Nav.Rules", Icons.Material.Outlined.Rule),
    ];

    private ErrorBoundary? _boundary;
    private bool _dark;
    private string? _find;

    [CascadingParameter(Name = "InitiallyDark")] private bool InitiallyDark { get; set; }

    private IStringLocalizer<Texts> L => l;

    private string ThemeIcon => _dark ? Icons.Material.Outlined.LightMode : Icons.Material.Outlined.DarkMode;

    private static string OtherLanguage =>
        CultureInfo.CurrentUICulture.Name.StartsWith(Languages.English, StringComparison.Ordinal) ? Languages.Chinese : Languages.English;

    private string Here => "/" + navigation.ToBaseRelativePath(navigation.Uri);

    private string OtherLanguageLink => $"{Languages.Path}?c={OtherLanguage}&back={Uri.EscapeDataString(Here)}";

    private string SkipLink => Here + "#content";

    protected override void OnInitialized()
    {
        _dark = InitiallyDark;
        navigation.LocationChanged += OnMoved;
    }

    public void Dispose() => navigation.LocationChanged -= OnMoved;

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        _boundary?.Recover();
        StateHasChanged();
    }

    private void Recover() => _boundary?.Recover();

    private void Find() => navigation.NavigateTo(Links.CallsWith("q", _find));

    private async Task ToggleTheme()
    {
        _dark = !_dark;
        await script.InvokeVoidAsync("qa.theme", _dark);
    }

    private async Task ToContent() => await script.InvokeVoidAsync("qa.focus", "content");
}

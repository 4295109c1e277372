using Qa.Dashboard.Shell;

namespace Qa.Dashboard.Demo;

/// <summary>The button that loads the sample data, and its progress wherever one looks.</summary>
public sealed partial class DemoLoader(DemoImport import, IStringLocalizer<Texts> l) : IDisposable
{
    private bool _wasRunning;

    /// <summary>Whether the button is offered; progress shows in any case.</summary>
    [Parameter] public bool Offer { get; set; }

    /// <summary>Raised once when the load ends, so that the page asks again.</summary>
    [Parameter] public EventCallback Ended { get; set; }

    private IStringLocalizer<Texts> L => l;

    private DemoProgress Progress => import.Progress;

    protected override void OnInitialized()
    {
        _wasRunning = import.Progress.Running;
        import.Changed += OnChanged;
    }

    public void Dispose() => import.Changed -= OnChanged;

    private void Start() => _ = import.Start();

    private void OnChanged() => InvokeAsync(async () =>
    {
        StateHasChanged();
        var ended = _wasRunning && !import.Progress.Running;
        _wasRunning = import.Progress.Running;
        if (ended)
            await Ended.InvokeAsync();
    });
}

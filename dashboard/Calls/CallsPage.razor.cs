using Microsoft.AspNetCore.WebUtilities;
using Qa.Dashboard.Look;
using Qa.Dashboard.Period;
using Qa.Dashboard.Rules;
using Qa.Storage.Agents;
using Qa.Storage.Calls;
using Qa.Storage.Overview;
using Qa.Storage.Teams;

namespace Qa.Dashboard.Calls;

/// <summary>The list of calls. The URL holds the whole selection, so that a link shows the same list and Back works.</summary>
public sealed partial class CallsPage(CallQueries calls, AgentQueries agents, TeamQueries teams, Calendar calendar, RuleShelf shelf)
{
    private const int PageSize = 50;

    // The way here, so that "previous" can return; after a reload it is lost and "previous" leads to the first page.
    private readonly Stack<CallSelection> _before = new();
    private CallSelection _selection = null!;
    private Question<Page<CallSummary>> _page = null!;
    private int? _count;
    private ImmutableArray<TeamName> _teams = [];
    private ImmutableArray<TallyRow> _agents = [];
    private ShelvedBook? _book;
    private bool _knowsNames;

    // The location is a parameter of this page: any change of it comes through here.
    [SupplyParameterFromQuery(Name = "cursor")] private string? CursorPart { get; set; }

    private string? CountText => _count is { } n ? L[n == CallQueries.CountLimit ? "Calls.CountOrMore" : "Calls.Count", Numbers.Count(n)].Value : null;

    private string PreviousText => L[_before.Count == 0 && _selection.Cursor is not null ? "Pager.First" : "Pager.Previous"];

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    protected override Task OnParametersSetAsync() => Read();

    protected override void Left() => Navigation.LocationChanged -= OnMoved;

    private void OnMoved(object? sender, Microsoft.AspNetCore.Components.Routing.LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == "/calls")
            InvokeAsync(async () =>
            {
                await Read();
                StateHasChanged();
            });
    }

    private async Task Read()
    {
        var parts = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        var selection = CallSelection.Parse(name => parts.TryGetValue(name, out var value) ? value.ToString() : null, Today);
        if (selection == _selection)
            return;

        var sameList = _selection is not null && _selection with { Cursor = null } == selection with { Cursor = null };
        _selection = selection;
        _page = Ask(token => calls.Search(selection.Filter, selection.Cursor, PageSize, token));
        if (!RendererInfo.IsInteractive)
            return;

        StateHasChanged();
        await Task.WhenAll(sameList ? Task.CompletedTask : Count(selection), FindNames());
    }

    private async Task Count(CallSelection selection)
    {
        _count = null;
        var count = await Optional.Of(async () => (int?)await calls.Count(selection.Filter), null);
        if (selection == _selection)
            _count = count;
    }

    private async Task FindNames()
    {
        if (_knowsNames)
            return;

        _knowsNames = true;
        _book = await Optional.Of(() => shelf.Newest(), null);
        _teams = await Optional.Of(() => teams.List(), []);
        _agents = await Optional.Of(() => Everybody(), []);
    }

    private async Task<ImmutableArray<TallyRow>> Everybody()
    {
        var (from, to) = await calendar.Days(TimeRange.Of(Preset.All, Today), default);
        return await agents.Ranking(from, to);
    }

    private void Show(CallSelection selection)
    {
        _before.Clear();
        Go((selection with { Cursor = null }).ToQuery());
    }

    private void Clear() => Show(CallSelection.Parse(_ => null, Today));

    private void Next(string cursor)
    {
        _before.Push(_selection);
        Go((_selection with { Cursor = cursor }).ToQuery());
    }

    private void Previous() => Go((_before.TryPop(out var before) ? before : _selection with { Cursor = null }).ToQuery());

    private string PlaceText(Page<CallSummary> page)
    {
        var first = (_before.Count * PageSize) + 1;
        return _selection.Cursor is not null && _before.Count == 0
            ? L["Pager.Shown", page.Items.Length]
            : L["Pager.Place", Numbers.Count(first), Numbers.Count(first + page.Items.Length - 1), _count is { } n ? Numbers.Count(n) : "…"];
    }
}

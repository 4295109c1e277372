using System.Globalization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;
using Qa.Dashboard.Look;
using Qa.Domain.Calls;

namespace Qa.Dashboard.Calls;

/// <summary>What was said, with the evidence marked. A click on a mark opens its rule; a click on evidence elsewhere scrolls here.</summary>
public sealed partial class Transcript(IJSRuntime script)
{
    // A browser draws a few hundred lines at once without effort; longer calls show a window that moves.
    private const int Window = 400;
    private const int Lead = 20;

    private CallSheet? _shown;
    private int? _revealed;
    private int _first;
    private int _length = Window;
    private bool _onlyMarked;
    private ILookup<int, Mark> _flagged = Array.Empty<Mark>().ToLookup(mark => mark.Evidence.Seq);

    [Parameter, EditorRequired] public CallSheet Sheet { get; set; } = null!;

    [Parameter] public int? Seq { get; set; }

    [Parameter] public string? Rule { get; set; }

    [Parameter] public EventCallback<Pick> Select { get; set; }

    private int End => Math.Min(_first + _length, Sheet.Utterances.Length);

    private IEnumerable<TranscriptLine> Lines
    {
        get
        {
            for (var i = _first; i < End; i++)
            {
                ImmutableArray<Mark> marks = [.. _flagged[Sheet.Utterances[i].Seq]];
                if (!_onlyMarked || !marks.IsEmpty)
                    yield return TranscriptLine.Of(Sheet.Utterances[i], i > 0 && !_onlyMarked ? Sheet.Utterances[i - 1] : null, marks);
            }
        }
    }

    /// <summary>Utterances with evidence, in the order of speech.</summary>
    private ImmutableArray<int> Places { get; set; } = [];

    private string PlaceText => $"{(Seq is { } seq && Places.IndexOf(seq) is >= 0 and var at ? at + 1 : 0)}/{Places.Length}";

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_shown, Sheet))
        {
            _shown = Sheet;
            _revealed = null;
            (_first, _length) = (0, Window);
        }

        var flagged = Sheet.Flagged(Rule);
        _flagged = flagged.ToLookup(mark => mark.Evidence.Seq);
        Places = [.. flagged.Select(mark => mark.Evidence.Seq).Distinct()];

        if (Seq is { } seq && IndexOf(seq) is >= 0 and var index && (index < _first || index >= End))
            (_first, _length) = (Math.Max(0, index - Lead), Window);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Seq is not { } seq || seq == _revealed)
            return;

        var smooth = _revealed is not null;
        _revealed = seq;
        await script.InvokeVoidAsync("qa.reveal", $"u-{seq.ToString(CultureInfo.InvariantCulture)}", smooth);
    }

    private int IndexOf(int seq)
    {
        for (var i = 0; i < Sheet.Utterances.Length; i++)
            if (Sheet.Utterances[i].Seq == seq)
                return i;
        return -1;
    }

    private void Earlier() => (_first, _length) = (Math.Max(0, _first - Window), _length + Math.Min(Window, _first));

    private void Later() => _length += Window;

    private Task Step(int by)
    {
        var at = Seq is { } seq ? Places.IndexOf(seq) : -1;
        var next = at < 0 && by < 0 ? Places.Length - 1 : (at + by + Places.Length) % Places.Length;
        return Select.InvokeAsync(new Pick(_flagged[Places[next]].OrderByDescending(mark => mark.Severity).First().Rule, Places[next]));
    }

    private Task Open(Mark mark) => Select.InvokeAsync(new Pick(mark.Rule, mark.Evidence.Seq));

    private Task OnKey(KeyboardEventArgs key, Mark mark) => key.Key is "Enter" or " " ? Open(mark) : Task.CompletedTask;

    private string TitleOf(Piece piece) => string.Join(" · ", piece.Marks.Select(TitleOf));

    private string TitleOf(Mark mark) => $"{mark.Rule} {Name(mark.Rule)} ({Words.Of(mark.Severity)})";

    private string? Name(string rule) => Sheet.Book?.Rule(rule) is { } known ? Words.Of(known.Name) : null;

    private static string Time(Utterance utterance) => utterance.StartMs is { } ms ? Numbers.Clock(ms) : $"#{utterance.Seq}";

    private static string Seconds(int ms) => (ms / 1000.0).ToString("0", CultureInfo.InvariantCulture);

    private static string RoleCss(Role role) => role switch { Role.Agent => "is-agent", Role.Customer => "is-customer", _ => "is-system" };

    private static string RoleIcon(Role role) => role switch
    {
        Role.Agent => Icons.Material.Outlined.SupportAgent,
        Role.Customer => Icons.Material.Outlined.Person,
        _ => Icons.Material.Outlined.SmartToy,
    };
}

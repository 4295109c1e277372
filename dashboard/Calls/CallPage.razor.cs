using Microsoft.JSInterop;
using MudBlazor;
using Orleans;
using Qa.Contracts.Calls;
using Qa.Dashboard.Look;
using Qa.Dashboard.Rules;
using Qa.Dashboard.Shell;
using Qa.Domain.Rules;
using Qa.Storage.Calls;

namespace Qa.Dashboard.Calls;

/// <summary>One call: what was said, what it cost, and why. The URL names the place and the rule, so that a link shows the same words.</summary>
public sealed partial class CallPage(IGrainFactory grains, CallQueries calls, RuleShelf shelf, IJSRuntime script, ISnackbar snackbar)
{
    private string? _shown;
    private Question<CallSheet?> _sheet = null!;
    private Question<ImmutableArray<CallVersion>> _history = null!;
    private Question<RuleTrace?>? _trace;
    private string? _rule;
    private int? _seq;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "seq")] private int? SeqPart { get; set; }

    [SupplyParameterFromQuery(Name = "rule")] private string? RulePart { get; set; }

    private ICallGrain Call => grains.GetGrain<ICallGrain>(Id);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Id)
        {
            _shown = Id;
            _rule = null;
            _sheet = Ask(_ => Load());
            _history = Ask(token => calls.History(Id, token));
        }

        _seq = SeqPart;
        await Open(RulePart);
    }

    private async Task<CallSheet?> Load() => await Call.Get() is { } view
        ? new CallSheet(view, await Optional.Of(() => shelf.Find(view.Assessment.Inputs.Rulebook), null))
        : null;

    // A link that names only a rule leads to the rule's first words.
    private async Task Open(string? rule)
    {
        if (rule != _rule)
        {
            _rule = rule;
            _trace = rule is null ? null : Ask(_ => Explain(rule));
        }

        if (rule is null || _seq is not null || !RendererInfo.IsInteractive)
            return;

        if (await Optional.Of(() => _sheet.Answer, null) is { } sheet)
            _seq = sheet.Outcome(rule)?.Evidence is [var first, ..] ? first.Seq : null;
    }

    private async Task<RuleTrace?> Explain(string rule) => await Call.Explain(rule) is [var trace, ..] ? trace : null;

    private void Select(Pick pick) => Go(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["rule"] = pick.Rule, ["seq"] = pick.Seq },
        replace: true);

    private async Task CopyLink()
    {
        var link = new Uri(new Uri(Navigation.BaseUri), Links.Call(Id, _seq, _rule)).ToString();
        if (await script.InvokeAsync<bool>("qa.copy", link))
            snackbar.Add(L["Call.Copied"], Severity.Success);
        else
            snackbar.Add(L["Call.NotCopied", link], Severity.Warning);
    }

    private async Task Print() => await script.InvokeVoidAsync("qa.print");

    private string TitleOf(CallSheet sheet)
    {
        var header = sheet.View.Call.Header;
        return $"{Words.Name(header.AgentName, header.AgentId)} · {Numbers.Time(header.StartedAt)}";
    }
}

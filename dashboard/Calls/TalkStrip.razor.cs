using Qa.Dashboard.Look;
using Qa.Domain.Calls;

namespace Qa.Dashboard.Calls;

/// <summary>The whole call at a glance: who spoke when, and where the evidence lies. Without times, utterances stand for seconds.</summary>
public sealed partial class TalkStrip
{
    // More blocks than this cannot be told apart on a screen.
    private const int MostBlocks = 600;

    private sealed record Block(string Css, string Left, string Width);

    private sealed record Flag(Mark Mark, string Left, string Title);

    private ImmutableArray<Block> _blocks = [];
    private ImmutableArray<Flag> _flags = [];
    private string? _here;
    private string? _agentShare;
    private string? _customerShare;
    private string? _end;

    [Parameter, EditorRequired] public CallSheet Sheet { get; set; } = null!;

    [Parameter] public int? Seq { get; set; }

    [Parameter] public string? Rule { get; set; }

    [Parameter] public EventCallback<Pick> Select { get; set; }

    protected override void OnParametersSet()
    {
        var time = TalkTime.Of(Sheet.Utterances);
        var every = (time.Spans.Length + MostBlocks - 1) / MostBlocks;
        _blocks = [.. time.Spans.Where((_, i) => i % Math.Max(1, every) == 0).Select(span => BlockOf(time, span))];
        _flags = [.. Sheet.Flagged(Rule).DistinctBy(mark => (mark.Rule, mark.Evidence.Seq)).Select(mark => FlagOf(time, mark))];
        _here = time.Spans.FirstOrDefault(span => span.Seq == Seq) is { } here ? TrendFrame.Percent(time.Share(here.Start)) : null;
        _agentShare = Numbers.Share(time.TalkShare(Role.Agent));
        _customerShare = Numbers.Share(time.TalkShare(Role.Customer));
        _end = time.Measured ? Numbers.Clock((int)time.Length) : L["Calls.Utterances", Sheet.Utterances.Length];
    }

    private static Block BlockOf(TalkTime time, TalkSpan span) => new(
        span.Role switch { Role.Agent => "is-agent", Role.Customer => "is-customer", _ => "is-system" },
        TrendFrame.Percent(time.Share(span.Start)),
        TrendFrame.Percent(Math.Max(0.002, time.Share(span.End) - time.Share(span.Start))));

    private Flag FlagOf(TalkTime time, Mark mark)
    {
        var at = time.Measured && mark.Evidence.StartMs is { } ms ? ms : time.Spans.FirstOrDefault(span => span.Seq == mark.Evidence.Seq)?.Start ?? 0;
        var name = Sheet.Book?.Rule(mark.Rule) is { } rule ? Words.Of(rule.Name) : null;
        return new Flag(mark, TrendFrame.Percent(time.Share(at)), $"{Numbers.Clock(mark.Evidence.StartMs)} {mark.Rule} {name} ({Words.Of(mark.Severity)})");
    }
}

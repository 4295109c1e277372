using Qa.Contracts.Calls;
using Qa.Dashboard.Rules;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Dashboard.Calls;

/// <summary>A call with what its page needs to show it.</summary>
/// <param name="Book">The rulebook it was judged by; null where that version is not published here, then ids are shown.</param>
public sealed record CallSheet(CallView View, ShelvedBook? Book)
{
    private readonly ImmutableArray<Mark> _marks = Marking.Of(View.Assessment.Outcomes);

    public Assessment Assessment => View.Assessment;

    public ImmutableArray<Utterance> Utterances => View.Call.Utterances;

    private readonly ImmutableDictionary<int, string> _texts =
        View.Call.Utterances.DistinctBy(utterance => utterance.Seq).ToImmutableDictionary(utterance => utterance.Seq, utterance => utterance.Text);

    /// <summary>The evidence worth flagging, in the order of speech: words wherever they are; of a rule that quotes whole lines only the first,
    /// unless that rule is open.</summary>
    public ImmutableArray<Mark> Flagged(string? open) =>
    [
        .. _marks.OrderBy(mark => mark.Evidence.Seq).ThenBy(mark => mark.Evidence.Start)
            .GroupBy(mark => mark.Rule, StringComparer.Ordinal)
            .SelectMany(rule => rule.Where((mark, i) => i == 0 || rule.Key == open || !Marking.IsWholeLine(mark, _texts.GetValueOrDefault(mark.Evidence.Seq, ""))))
            .OrderBy(mark => mark.Evidence.Seq).ThenBy(mark => mark.Evidence.Start),
    ];

    public RuleOutcome? Outcome(string? rule) =>
        Assessment.Outcomes.FirstOrDefault(outcome => string.Equals(outcome.Rule, rule, StringComparison.Ordinal));

    /// <summary>Broken rules of a dimension, worst first.</summary>
    public IEnumerable<RuleOutcome> Hits(Dimension dimension) => Assessment.Hits
        .Where(outcome => outcome.Dimension == dimension)
        .OrderByDescending(outcome => outcome.Severity)
        .ThenBy(outcome => outcome.Rule, StringComparer.Ordinal);

    /// <summary>Verdicts of a kind, in the book's order.</summary>
    public IEnumerable<RuleOutcome> With(Outcome kind) => Assessment.Outcomes.Where(outcome => outcome.Outcome == kind);
}

/// <summary>What a reader picked: a rule, a place, or both.</summary>
public readonly record struct Pick(string? Rule, int? Seq);

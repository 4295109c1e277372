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
    private readonly ILookup<int, Mark> _marks = Marking.Of(View.Assessment.Outcomes).ToLookup(mark => mark.Evidence.Seq);

    public Assessment Assessment => View.Assessment;

    public ImmutableArray<Utterance> Utterances => View.Call.Utterances;

    public IEnumerable<Mark> Marks => _marks.SelectMany(marks => marks).OrderBy(mark => mark.Evidence.Seq).ThenBy(mark => mark.Evidence.Start);

    /// <summary>Evidence in one utterance.</summary>
    public IReadOnlyCollection<Mark> MarksOf(int seq) => [.. _marks[seq]];

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

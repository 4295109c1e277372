using Qa.Domain.Calls;
using Qa.Domain.Scoring;

namespace Qa.Domain.Rules;

/// <summary>What a rule says of a call. Only <see cref="Hit"/> costs points.</summary>
public enum Outcome
{
    Hit,
    NoHit,

    /// <summary>Its premise did not arise: no sale, wrong business line.</summary>
    NotApplicable,

    /// <summary>The call lacks what the rule needs: times, roles, a catalogue, a model.</summary>
    CannotBeJudged,
}

/// <summary>The exact words that prove a hit, so that a reviewer can jump to them and an agent can contest them.</summary>
/// <param name="Seq">The utterance's <see cref="Utterance.Seq"/>.</param>
/// <param name="Start">First UTF-16 unit within the utterance's text as it came in.</param>
/// <param name="End">One past the last.</param>
/// <param name="StartMs">On the call's clock: from word times where there are any, else in proportion within the utterance; null without times.</param>
/// <param name="Text">The quoted words, as they came in.</param>
/// <param name="ReadAs">What was judged where that differs from <paramref name="Text"/> (normalised numbers, repaired terms), else null.</param>
[GenerateSerializer, Immutable, Alias("qa.evidence")]
public sealed record Evidence(int Seq, Role Role, int Start, int End, int? StartMs, int? EndMs, string Text, string? ReadAs);

/// <summary>A rule's verdict on a call. Every rule of the rulebook has exactly one.</summary>
/// <param name="Severity">As judged: a violation that was corrected in the call is one step milder than its rule.</param>
/// <param name="Hits">How many separate violations were found; 0 unless <see cref="Outcome.Hit"/>.</param>
/// <param name="Points">Points lost, zero or negative; filled by scoring.</param>
/// <param name="Reason">Quotes the words, or says what was missing.</param>
/// <param name="Suggestion">What to do better; empty unless <see cref="Outcome.Hit"/>.</param>
/// <param name="Regulations">Ids of the regulation clauses in force on the call's day; empty unless <see cref="Outcome.Hit"/>.</param>
/// <param name="Evidence">In the order of speech; an omission quotes what made the duty arise.</param>
[GenerateSerializer, Immutable, Alias("qa.rule-outcome")]
public sealed record RuleOutcome(
    string Rule,
    Outcome Outcome,
    Dimension Dimension,
    Severity Severity,
    int Hits,
    decimal Points,
    LocalText Reason,
    LocalText Suggestion,
    ImmutableArray<string> Regulations,
    ImmutableArray<Evidence> Evidence)
{
    public bool Equals(RuleOutcome? other) =>
        other is not null && Rule == other.Rule && Outcome == other.Outcome && Dimension == other.Dimension && Severity == other.Severity
        && Hits == other.Hits && Points == other.Points && Reason == other.Reason && Suggestion == other.Suggestion
        && Regulations.SequenceEqual(other.Regulations, StringComparer.Ordinal) && Evidence.SequenceEqual(other.Evidence);

    public override int GetHashCode() => HashCode.Combine(Rule, Outcome, Severity, Hits, Points, Reason);
}

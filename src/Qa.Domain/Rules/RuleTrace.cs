using Qa.Domain.Calls;

namespace Qa.Domain.Rules;

/// <summary>Why a rule hit, or why not.</summary>
[GenerateSerializer, Immutable, Alias("qa.rule-trace")]
public sealed record RuleTrace(
    string Rule,
    Outcome Outcome,
    LocalText Reason,
    string? When,
    string Hit,
    ImmutableArray<ConditionTrace> Conditions);

/// <param name="Truth">"true", "false" or "unknown".</param>
/// <param name="Note">What made it unknown, which window it looked at, which anchors lacked a match.</param>
[GenerateSerializer, Immutable, Alias("qa.condition-trace")]
public sealed record ConditionTrace(string Name, string Truth, LocalText? Note, ImmutableArray<MatchTrace> Matches);

/// <param name="Pattern">The pattern that matched, as written in the rulebook.</param>
/// <param name="SuppressedBy">The context that took the match away, or null when it counts.</param>
/// <param name="Cue">The words that told the context.</param>
[GenerateSerializer, Immutable, Alias("qa.match-trace")]
public sealed record MatchTrace(Evidence Evidence, string Pattern, string? SuppressedBy, Evidence? Cue);

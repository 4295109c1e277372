using Qa.Domain.Calls;

namespace Qa.Domain.Calibration;

/// <summary>A call with a person's verdicts, to measure a rulebook against.</summary>
/// <param name="Judged">Rules for which the labels are complete: one without a hit was not broken, or did not apply. Other rules say nothing.</param>
/// <param name="Note">Why, for people; for a near miss, what is nearly broken and why it is not.</param>
public sealed record LabelledCall(Call Call, ImmutableArray<string> Judged, ImmutableArray<LabelledHit> Hits, string Note);

/// <param name="Seq">The utterance that proves the violation; for an omission, the one that made the duty arise.</param>
public readonly record struct LabelledHit(string Rule, int Seq);

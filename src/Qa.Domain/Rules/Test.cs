using Qa.Domain.Calls;

namespace Qa.Domain.Rules;

/// <summary>What a condition looks for.</summary>
public abstract record Test;

public enum Quantifier
{
    Any,
    All,
    AtLeast,

    /// <summary>True when none of the patterns matches anywhere in the range.</summary>
    None,
}

/// <summary>Phrases, with gaps, lists and number tokens, as in Rules/README.md. "All" and "at least n of" count within one utterance (or turn).</summary>
public sealed record KeywordsTest(Quantifier Quantifier, int Count, ImmutableArray<string> Patterns) : Test;

/// <summary>A .NET regular expression over the normalised text, run without backtracking; matches that <paramref name="Excluding"/> also covers do not count.</summary>
public sealed record RegexTest(string Pattern, string? Excluding) : Test;

public enum NearOrder
{
    Any,

    /// <summary>Left stands before right.</summary>
    Before,

    /// <summary>Left stands after right.</summary>
    After,
}

/// <summary>Left and right at most <paramref name="Within"/> characters apart in one utterance (or turn).</summary>
public sealed record ProximityTest(ImmutableArray<string> Left, ImmutableArray<string> Right, int Within, NearOrder Order) : Test;

/// <summary>The speaker says much the same again: at least <paramref name="Times"/> utterances among the role's last <paramref name="Window"/>
/// whose character bigrams overlap (Dice) by <paramref name="Similarity"/> or more.</summary>
/// <param name="Similarity">0..1.</param>
/// <param name="MinLength">Shorter utterances do not count, in normalised characters.</param>
public sealed record RepetitionTest(double Similarity, int Times, int Window, int MinLength) : Test;

/// <summary>An utterance that is like the rulebook's sayings of a meaning (<see cref="Rulebook.Sayings"/>), however it is worded.</summary>
/// <param name="AtLeast">The likeness from which it counts, above 0 and below 1.</param>
public sealed record SimilarTest(string To, double AtLeast) : Test;

/// <summary>Compares a call attribute. A missing attribute cannot be judged, unless <paramref name="Operator"/> is about existence.</summary>
public sealed record AttributeTest(string Attribute, AttributeOperator Operator, ImmutableArray<string> Values) : Test;

public enum AttributeOperator
{
    Is,
    IsNot,
    In,

    /// <summary>Numerically, after dropping a leading letter: C3 ≥ C2.</summary>
    AtLeast,
    AtMost,
    Exists,
    Missing,
}

public enum CountOf
{
    Utterances,
    Characters,
    Turns,
}

/// <summary>How much the role says in the range.</summary>
public sealed record CountTest(CountOf Of, int? AtLeast, int? AtMost) : Test;

/// <summary>Nobody speaks for at least so long. Evidence is the utterance before the silence.</summary>
/// <param name="After">Only silences after this role spoke, null for any.</param>
public sealed record SilenceTest(int AtLeastMs, Role? After) : Test;

/// <summary>The role lets the other wait at least so long before answering.</summary>
public sealed record ResponseDelayTest(int AtLeastMs) : Test;

/// <summary>The role begins while another still speaks, and both speak for at least so long. Short acknowledgements do not count.</summary>
public sealed record OverlapTest(int AtLeastMs) : Test;

/// <summary>Characters (or words) a minute: above the limit in at least this share of the role's longer utterances, or above the mean limit overall.</summary>
/// <param name="MinLength">Utterances with fewer characters do not count.</param>
public sealed record SpeechRateTest(double Above, double Share, double? MeanAbove, int MinLength) : Test;

/// <summary>The role's share of all speaking time, 0..1.</summary>
public sealed record TalkShareTest(double? AtLeast, double? AtMost) : Test;

/// <summary>The length of the call.</summary>
public sealed record DurationTest(int? AtLeastMs, int? AtMostMs) : Test;

/// <summary>What this build has no means to test yet; always "cannot be judged".</summary>
public sealed record UnavailableTest(string Needs) : Test;

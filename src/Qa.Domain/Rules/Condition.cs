using Qa.Domain.Calls;

namespace Qa.Domain.Rules;

/// <summary>One named test over a call. A rule's logic combines them. Semantics: Rules/README.md.</summary>
/// <param name="Role">Whose utterances are looked at; null for anybody's.</param>
/// <param name="Range">Where in the call.</param>
/// <param name="AtLeast">How many matches make it true, 1 or more.</param>
/// <param name="AcrossTurn">Match over the speaker's whole turn instead of utterance by utterance, for recognisers that cut sentences.</param>
/// <param name="Unless">Contexts in which a match does not count.</param>
public sealed record Condition(
    string Name,
    Test Test,
    Role? Role,
    ConditionRange Range,
    int AtLeast,
    bool AcrossTurn,
    ImmutableArray<Suppressor> Unless);

/// <summary>Where a condition looks. All given parts must hold.</summary>
/// <param name="First">The first utterances of the role, or the first seconds of the call.</param>
/// <param name="Last">The last utterances of the role, or the last seconds of the call.</param>
/// <param name="Anchor">Relative to another condition's matches.</param>
public sealed record ConditionRange(Window? First, Window? Last, Anchor? Anchor)
{
    public static ConditionRange WholeCall { get; } = new(null, null, null);
}

public enum WindowUnit
{
    /// <summary>Utterances of the condition's role.</summary>
    Utterances,

    /// <summary>Turns of the condition's role; a turn is a run of utterances by one speaker.</summary>
    Turns,

    Seconds,
}

public readonly record struct Window(int Amount, WindowUnit Unit);

public enum AnchorSide
{
    Before,
    After,

    /// <summary>Before or after, the anchor's own utterance included.</summary>
    Around,
}

/// <summary>Which of the anchor's matches count.</summary>
public enum AnchorPick
{
    /// <summary>The windows of all matches together.</summary>
    Any,
    First,
    Last,

    /// <summary>Each match must have its own; the condition is false while one lacks it.</summary>
    Every,

    /// <summary>The k-th match, see <see cref="Anchor.Index"/>.</summary>
    Nth,
}

/// <param name="Of">The other condition, of the same rule.</param>
/// <param name="Within">Null: to the end (or the beginning) of the call.</param>
/// <param name="Index">1-based, for <see cref="AnchorPick.Nth"/>.</param>
public sealed record Anchor(string Of, AnchorSide Side, AnchorPick Pick, Window? Within, int Index = 1);

public enum SuppressorKind
{
    /// <summary>A negator governs the match. Two negators cancel out.</summary>
    Negated,

    /// <summary>The speaker reports what somebody else said.</summary>
    Quoted,

    /// <summary>The speaker asks.</summary>
    Question,

    /// <summary>The speaker warns of it (anti-fraud, compliance).</summary>
    Warning,

    /// <summary>Another thing is under discussion: the nearest mention is one of <see cref="Suppressor.Patterns"/> and not of <see cref="Suppressor.Against"/>.</summary>
    About,

    /// <summary>The match lies inside a longer phrase, as 对 in 对不起 (NOTIN).</summary>
    Inside,

    /// <summary>One of the patterns stands within n characters (NOTNEAR).</summary>
    Near,

    /// <summary>One of the patterns stands in the same sentence.</summary>
    Sentence,

    /// <summary>The speaker takes it back later in the call.</summary>
    Corrected,

    /// <summary>The utterance as a whole is not like the sayings of a meaning, <see cref="Suppressor.Patterns"/>, whatever words are in it.</summary>
    Unlike,
}

/// <param name="Within">Characters for Near, utterances back for About; otherwise unused.</param>
public sealed record Suppressor(SuppressorKind Kind, ImmutableArray<string> Patterns, ImmutableArray<string> Against, int Within)
{
    public Suppressor(SuppressorKind kind) : this(kind, [], [], 0) { }

    /// <summary>For Unlike: the likeness below which the match does not count, above 0 and below 1.</summary>
    public double Below { get; init; }
}

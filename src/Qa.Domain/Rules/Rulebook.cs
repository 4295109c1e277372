using Qa.Domain.Calls;
using Qa.Domain.Language.Sayings;
using Qa.Domain.Scoring;

namespace Qa.Domain.Rules;

/// <summary>A versioned set of rules with everything they refer to. Immutable: a change is a new version.</summary>
/// <param name="Id">Such as "finance-zh".</param>
/// <param name="Version">1, 2, …; 0 for a book that nobody has published.</param>
/// <param name="Lists">Named phrase lists; each entry is a pattern (see Rules/README.md).</param>
/// <param name="Cues">Words that tell negation, quotation, question and warning.</param>
public sealed record Rulebook(
    string Id,
    int Version,
    LocalText Title,
    string Language,
    ScoringPolicy Scoring,
    ContextCues Cues,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Lists,
    ImmutableArray<Regulation> Regulations,
    ImmutableArray<Rule> Rules)
{
    /// <summary>Labelled utterances from which the book learns what is similar.</summary>
    public ImmutableArray<Saying> Sayings { get; init; } = [];

    /// <summary>"id@version", as assessments name it.</summary>
    public string Reference => $"{Id}@{Version}";
}

/// <summary>A clause of a law or standard that rules refer to by id.</summary>
/// <param name="EffectiveFrom">First day in force.</param>
/// <param name="EffectiveTo">Last day in force, or null.</param>
/// <param name="Status">Whether a person has compared the clause with the original.</param>
public sealed record Regulation(
    string Id,
    string Title,
    string Number,
    string Issuer,
    string Article,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    RegulationStatus Status,
    string Note)
{
    public bool InForceOn(DateOnly day) => EffectiveFrom <= day && (EffectiveTo is not { } end || day <= end);
}

public enum RegulationStatus
{
    Verified,
    ToBeVerified,
    Background,
}

/// <summary>The rule's form, for people; the conditions say what is really tested.</summary>
public enum RuleKind
{
    Forbidden,
    Required,
    Conditional,
    Sequence,
    Comparison,
    Speech,
    Signal,
}

/// <summary>When a rule's verdict is final.</summary>
public enum Moment
{
    /// <summary>As soon as the words are said.</summary>
    Live,

    /// <summary>When the window closes in which something had to happen.</summary>
    Deadline,

    /// <summary>When the call is over.</summary>
    End,
}

/// <summary>What is tested, and what it means when the test is true.</summary>
/// <param name="Scope">Which calls the rule concerns at all; others are not applicable.</param>
/// <param name="When">The premise; false means not applicable. Null: always.</param>
/// <param name="Hit">True means the rule is broken.</param>
/// <param name="MitigatedBy">A condition; where it holds after a violation, that violation is one step milder.</param>
/// <param name="Because">Why it was broken, for people; a general sentence is made where it is null.</param>
public sealed record Rule(
    string Id,
    LocalText Name,
    Dimension Dimension,
    Severity Severity,
    RuleKind Kind,
    Moment Moment,
    RuleScope Scope,
    ImmutableArray<Condition> Conditions,
    LogicExpression? When,
    LogicExpression Hit,
    string? MitigatedBy,
    LocalText? Because,
    LocalText Suggestion,
    ImmutableArray<string> Regulations,
    ImmutableArray<RuleExample> Examples);

/// <summary>Which calls a rule concerns. Empty arrays mean "all"; an unknown business line or direction of a call matches.</summary>
/// <param name="Exempt">Attributes that lift the duty, such as ivrRecordingNotice = true.</param>
public sealed record RuleScope(
    ImmutableArray<BusinessLine> BusinessLines,
    ImmutableArray<Direction> Directions,
    ImmutableArray<AttributeTest> Attributes,
    ImmutableArray<AttributeTest> Exempt)
{
    public static RuleScope Everything { get; } = new([], [], [], []);
}

/// <summary>A short dialogue with the verdict that the rule must give; the gate before publication.</summary>
/// <param name="Expect"><see cref="Outcome.NoHit"/> also accepts <see cref="Outcome.NotApplicable"/>, because both cost nothing.</param>
public sealed record RuleExample(string Id, Outcome Expect, Call Call, string Note);

using Qa.Domain.Calls;
using Qa.Domain.Scoring;

namespace Qa.Storage.Calls;

public enum CallOrder
{
    Newest,
    Oldest,
    Worst,
    Best,
}

/// <summary>Which calls a list shows. Null means "all".</summary>
/// <param name="From">First day, inclusive, on the call centre's clock.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Rule">Only calls that break this rule.</param>
/// <param name="Severity">Only calls with a hit of at least this severity.</param>
/// <param name="Text">Words that must occur in the transcript; two Chinese characters are enough; several words must all occur.</param>
public sealed record CallFilter(
    DateOnly? From = null,
    DateOnly? To = null,
    string? Team = null,
    string? Agent = null,
    BusinessLine? BusinessLine = null,
    string? Rule = null,
    Severity? Severity = null,
    decimal? MinScore = null,
    decimal? MaxScore = null,
    string? Text = null,
    CallOrder Order = CallOrder.Newest);

/// <summary>A call in a list.</summary>
/// <param name="Rules">Ids of the rules it breaks, worst first.</param>
public sealed record CallSummary(
    string CallId,
    string AgentId,
    string? AgentName,
    string? TeamId,
    string? TeamName,
    BusinessLine? BusinessLine,
    Direction? Direction,
    DateTimeOffset StartedAt,
    int? DurationMs,
    int Utterances,
    decimal Total,
    bool Vetoed,
    Severity? WorstSeverity,
    ImmutableArray<string> Rules);

/// <summary>A page of a list by key-set: the cursor names the last row, so that a page never shifts while calls arrive.</summary>
/// <param name="Next">Opaque; null on the last page.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);

/// <summary>A line of a call's history.</summary>
public sealed record CallVersion(int AssessmentVersion, int TranscriptVersion, string TranscriptHash, string Rulebook, decimal Total, bool Vetoed, DateTimeOffset At);

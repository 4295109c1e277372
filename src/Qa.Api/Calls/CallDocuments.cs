using System.ComponentModel;
using Qa.Contracts.Calls;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Storage.Calls;

namespace Qa.Api.Calls;

/// <summary>What became of a submitted call.</summary>
/// <param name="Total">0..100.</param>
public sealed record SubmitAnswer(string CallId, SubmitStatus Status, int TranscriptVersion, int AssessmentVersion, decimal Total, bool Vetoed)
{
    internal static SubmitAnswer Of(SubmitReceipt receipt) => new(
        receipt.CallId, receipt.Status, receipt.TranscriptVersion, receipt.Assessment.Version, receipt.Assessment.Total, receipt.Assessment.Vetoed);
}

/// <summary>Describes the native call JSON for the API's description; <see cref="CallJson"/> reads it.</summary>
[Description("A whole call. Unknown fields are kept out; an unknown enum value is refused.")]
public sealed record CallDocument(
    [property: Description("Identity: the same id is the same call. 1–128 characters.")] string CallId,
    [property: Description("Who is judged.")] string AgentId,
    [property: Description("ISO 8601 with offset; the call's day is the day on this clock.")] DateTimeOffset StartedAt,
    [property: Description("In the order of speech.")] IReadOnlyList<UtteranceDocument> Utterances,
    string? AgentName = null,
    string? TeamId = null,
    string? TeamName = null,
    string? CustomerId = null,
    Direction? Direction = null,
    BusinessLine? BusinessLine = null,
    [property: Description("BCP 47; zh by default.")] string? Language = null,
    [property: Description("Facts from telephony and CRM, such as customerRiskLevel, customerAge, ivrRecordingNotice.")] IReadOnlyDictionary<string, string>? Attributes = null,
    [property: Description("Product codes.")] IReadOnlyList<string>? Products = null);

/// <summary>What one person said without a break.</summary>
public sealed record UtteranceDocument(
    Role Role,
    string Text,
    [property: Description("Unique, ascending; the position by default.")] int? Seq = null,
    [property: Description("Milliseconds since the call began; without times, timing rules cannot be judged.")] int? StartMs = null,
    int? EndMs = null,
    [property: Description("0..1")] double? Confidence = null,
    IReadOnlyList<WordDocument>? Words = null);

/// <summary>A recognised word.</summary>
public sealed record WordDocument(string Text, int StartMs, int EndMs, double? Confidence = null);

/// <summary>Describes the report JSON; <see cref="ReportJson"/> writes it.</summary>
[Description("A call's score card. Every rule of the rulebook has exactly one outcome. Fields may be added, never renamed.")]
public sealed record CallReport(
    string CallId,
    int AssessmentVersion,
    [property: Description("0..100; at most 59 when vetoed.")] decimal Total,
    bool Vetoed,
    [property: Description("What it was computed from: the same inputs give the same report, byte for byte.")] AssessmentInputs Inputs,
    IReadOnlyList<ReportDimension> Dimensions,
    IReadOnlyList<ReportOutcome> Outcomes);

/// <summary>The mark in one dimension.</summary>
public sealed record ReportDimension(Dimension Id, decimal Score, int Weight, [property: Description("False: its weight goes to the others.")] bool Applicable);

/// <summary>A rule's verdict.</summary>
public sealed record ReportOutcome(
    string Rule,
    Outcome Outcome,
    Dimension Dimension,
    Severity Severity,
    int Hits,
    [property: Description("Points lost, zero or negative.")] decimal Points,
    string Reason,
    string Suggestion,
    IReadOnlyList<string> Regulations,
    [property: Description("start and end are UTF-16 offsets into the utterance as it came in.")] IReadOnlyList<Evidence> Evidence);

/// <summary>A call with everything that is kept of it.</summary>
public sealed record CallDetail(CallDocument Call, int TranscriptVersion, CallReport Assessment, IReadOnlyList<CallVersion> History);

using System.Globalization;
using Qa.Domain;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;

namespace Qa.Storage.Tests;

/// <summary>Valid values for what a test does not care about.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(8));

    public static CallHeader Header(
        string callId = "C-1", string agent = "A1", string? team = "T1", DateTimeOffset? startedAt = null, string? agentName = null,
        string? teamName = null, BusinessLine? line = BusinessLine.Fund) =>
        new(callId, agent, agentName, team, teamName, "K-7", Direction.Inbound, line, startedAt ?? Start, "zh",
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("customerRiskLevel", "C2").Add("Zone", "1"), ["WL-001"]);

    public static Call Call(CallHeader header, params string[] texts) =>
        new(header, [.. (texts.Length == 0 ? ["您好，请问有什么可以帮您"] : texts).Select((text, i) =>
            new Utterance(i, i % 2 == 0 ? Role.Agent : Role.Customer, text, i * 1000, (i * 1000) + 900))]);

    public static Call Call(string callId = "C-1", params string[] texts) => Call(Header(callId), texts);

    public static RuleOutcome Hit(string rule, Severity severity = Severity.Ordinary) =>
        new(rule, Outcome.Hit, Dimension.Compliance, severity, 1, -10m, new LocalText("原话", "words"), new LocalText("建议", "advice"), ["R-1"],
            [new Evidence(0, Role.Agent, 0, 2, 0, 90, "您好", null)]);

    public static RuleOutcome NoHit(string rule) => Hit(rule) with { Outcome = Outcome.NoHit, Hits = 0, Points = 0m, Evidence = [] };

    public static Assessment Assessment(string callId = "C-1", int version = 1, decimal total = 88.75m, params RuleOutcome[] outcomes) =>
        new(callId, version, total, outcomes.Any(outcome => outcome is { Outcome: Outcome.Hit, Severity: Severity.Veto }),
            new AssessmentInputs("hash-1", "finance-zh@" + version.ToString(CultureInfo.InvariantCulture), AssessmentInputs.None, "w@1", AssessmentInputs.None),
            [new DimensionScore(Dimension.Attitude, 100m, 20, true), new DimensionScore(Dimension.Compliance, total, 35, true), new DimensionScore(Dimension.Knowledge, 100m, 25, false)],
            [.. outcomes.Length == 0 ? [NoHit("A01")] : outcomes]);

    /// <summary>The first commit of a call.</summary>
    public static CallCommit Commit(Call call, decimal total = 88.75m, params RuleOutcome[] outcomes)
    {
        var assessment = Assessment(call.Header.CallId, 1, total, outcomes);
        return new CallCommit(call, 1, "hash-1", true, assessment, [CallFact.Of(call.Header, assessment)]);
    }

    public static CallCommit Commit(string callId = "C-1") => Commit(Call(callId));

    /// <summary>The same content judged again.</summary>
    public static CallCommit Rescored(CallCommit before, decimal total, params RuleOutcome[] outcomes)
    {
        var assessment = Assessment(before.Call.Header.CallId, before.Assessment.Version + 1, total, outcomes);
        return before with { NewTranscript = false, Assessment = assessment, Facts = [CallFact.Of(before.Call.Header, assessment)] };
    }

    /// <summary>Other content under the same id.</summary>
    public static CallCommit Replaced(CallCommit before, Call call) =>
        Rescored(before, 70m) with { Call = call, NewTranscript = true, TranscriptVersion = before.TranscriptVersion + 1, TranscriptHash = "hash-2" };
}

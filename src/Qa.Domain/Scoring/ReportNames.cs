using System.Text.Json;
using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Domain.Scoring;

/// <summary>How the report names enum values. Written out, so that a renamed member cannot change stored reports.</summary>
internal static class ReportNames
{
    public static string Of(Dimension dimension) => dimension switch
    {
        Dimension.Attitude => "attitude",
        Dimension.Knowledge => "knowledge",
        Dimension.Resolution => "resolution",
        Dimension.Compliance => "compliance",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, null),
    };

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Hit => "hit",
        Outcome.NoHit => "noHit",
        Outcome.NotApplicable => "notApplicable",
        Outcome.CannotBeJudged => "cannotBeJudged",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Minor => "minor",
        Severity.Ordinary => "ordinary",
        Severity.Serious => "serious",
        Severity.Veto => "veto",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    public static string Of(Role role) => role switch
    {
        Role.Agent => "agent",
        Role.Customer => "customer",
        Role.System => "system",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <exception cref="JsonException">No value has this name.</exception>
    public static T Parse<T>(string? name, Func<T, string> nameOf) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (nameOf(value) == name)
                return value;
        }

        throw new JsonException($"'{name}' is no {typeof(T).Name}; there are {string.Join(", ", Enum.GetValues<T>().Select(nameOf))}.");
    }
}

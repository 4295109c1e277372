using System.Globalization;
using Qa.Dashboard.Rules;
using Qa.Domain;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Dashboard.Shell;

/// <summary>The domain's words in the person's language.</summary>
public sealed class Words(IStringLocalizer<Texts> l)
{
    public string Of(LocalText text) => text.In(CultureInfo.CurrentUICulture.Name);

    public string Of(Severity severity) => l[$"Severity.{severity}"];

    public string Of(Dimension dimension) => l[$"Dimension.{dimension}"];

    public string Of(Outcome outcome) => l[$"Outcome.{outcome}"];

    public string Of(Role? role) => role is { } known ? l[$"Role.{known}"] : l["Role.Anybody"];

    public string Of(BusinessLine? line) => line is { } known ? l[$"Line.{known}"] : "–";

    public string Of(Direction? direction) => direction is { } known ? l[$"Direction.{known}"] : "–";

    public string Of(RuleKind kind) => l[$"Kind.{kind}"];

    public string Of(Moment moment) => l[$"Moment.{moment}"];

    /// <returns>The name if there is one, else the id.</returns>
    public static string Name(string? name, string? id) => string.IsNullOrWhiteSpace(name) ? id ?? "–" : name;
}

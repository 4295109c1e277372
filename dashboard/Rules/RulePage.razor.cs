using System.Globalization;
using Qa.Contracts.Rulebooks;
using Qa.Dashboard.Look;
using Qa.Dashboard.Shell;
using Qa.Domain.Rules;

namespace Qa.Dashboard.Rules;

/// <summary>A rule as it is published, with the book's versions.</summary>
public sealed record RuleSheet(ShelvedBook Book, Rule Rule, ImmutableArray<RulebookVersion> Versions);

/// <summary>What a rule tests, in words, why, and on what ground.</summary>
public sealed partial class RulePage(RuleShelf shelf, Reader reader)
{
    private string? _asked;
    private Question<RuleSheet?> _sheet = null!;

    [Parameter] public string Id { get; set; } = "";

    protected override void OnParametersSet()
    {
        if (_asked == Id)
            return;

        _asked = Id;
        _sheet = Ask(_ => Load());
    }

    private async Task<RuleSheet?> Load() =>
        await shelf.Newest() is { } book && book.Rule(Id) is { } rule ? new RuleSheet(book, rule, await shelf.Versions()) : null;

    private string ScopeText(Rule rule)
    {
        var parts = reader.Scope(rule.Scope).ToArray();
        return parts.Length == 0 ? L["Scope.Everything"] : string.Join(" · ", parts);
    }

    private static string OtherName(Rule rule) =>
        CultureInfo.CurrentUICulture.Name.StartsWith(Languages.English, StringComparison.Ordinal) ? rule.Name.Zh : rule.Name.En;

    private static string Validity(Regulation regulation) =>
        $"{Numbers.Day(regulation.EffectiveFrom)} – {(regulation.EffectiveTo is { } end ? Numbers.Day(end) : "")}";
}

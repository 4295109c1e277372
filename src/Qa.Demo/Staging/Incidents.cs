namespace Qa.Demo.Staging;

/// <summary>A violation that happens by plan, because it is too grave to leave to chance.</summary>
internal sealed record Incident(string AgentId, int Week, string ScenarioId, string Rule);

/// <summary>The grave violations of the ten weeks: fourteen vetoes among some 800 calls, and a few serious ones.</summary>
internal static class Incidents
{
    public static ImmutableArray<Incident> All { get; } =
    [
        new("A1005", 1, "wealth-maturity", "C01"),
        new("A1005", 3, "fund-dip", "C03"),
        new("A1005", 4, "wealth-campaign", "C01"),
        new("A1005", 6, "fund-pitch", "C01"),
        new("A1005", 7, "wealth-campaign", "C03"),
        new("A1005", 9, "wealth-maturity", "C25"),
        new("A1013", 0, "collection-late", "C28"),
        new("A1013", 2, "collection-late", "C28"),
        new("A1013", 5, "collection-promise-broken", "C28"),
        new("A1013", 7, "loan-autopay", "C11"),
        new("A1013", 8, "collection-late", "C28"),
        new("A1003", 1, "wealth-campaign", "C06"),
        new("A1003", 3, "wealth-maturity", "C06"),
        new("A1010", 4, "service-login", "C11"),
        new("A1002", 2, "fund-pitch", "C02"),
        new("A1004", 5, "wealth-campaign", "C04"),
        new("A1005", 2, "wealth-campaign", "C19"),
        new("A1005", 8, "fund-pitch", "C02"),
        new("A1004", 8, "insurance-pitch", "C04"),
        new("A1004", 3, "insurance-pitch", "C20"),
        new("A1002", 7, "wealth-campaign", "C21"),
        new("A1007", 6, "insurance-cancel", "C18"),
        new("A1004", 1, "wealth-compare", "C22"),
        new("A1012", 4, "loan-apply", "C20"),
        new("A1012", 6, "collection-third-party", "C26"),
        new("A1002", 5, "wealth-maturity", "C23"),
    ];
}

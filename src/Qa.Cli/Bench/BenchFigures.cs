namespace Qa.Cli.Bench;

/// <summary>What a load test came to. Warm-up excluded.</summary>
/// <param name="Due">Requests whose intended time came.</param>
/// <param name="OfferedPerSecond">As many of them a second.</param>
/// <param name="AchievedPerSecond">Successful answers that were complete within the measured part, a second.</param>
/// <param name="Kinds">Ascending by id.</param>
/// <param name="Statuses">Whole answers by HTTP status.</param>
/// <param name="Errors">Requests without a whole answer, by reason.</param>
/// <param name="FirstProblem">The first failure in words, if the server or the system had some.</param>
internal sealed record BenchFigures(
    int Due,
    double OfferedPerSecond,
    double AchievedPerSecond,
    KindFigures All,
    IReadOnlyList<KindFigures> Kinds,
    HalvesComparison Halves,
    IReadOnlyDictionary<string, int> Statuses,
    IReadOnlyDictionary<string, int> Errors,
    string? FirstProblem,
    LateStarts LateStarts);

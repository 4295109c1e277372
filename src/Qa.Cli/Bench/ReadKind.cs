namespace Qa.Cli.Bench;

/// <summary>One way in which a dashboard reads.</summary>
/// <param name="Weight">Its share of the reads, against the weights of the others.</param>
/// <param name="Paths">What it may ask for; nothing when the server has nothing of the kind.</param>
internal sealed record ReadKind(BenchKind Kind, int Weight, IReadOnlyList<string> Paths);

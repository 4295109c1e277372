namespace Qa.Cli.Bench;

/// <summary>A server under load.</summary>
/// <param name="Version">As it tells; null when it does not.</param>
internal sealed record BenchTarget(string Url, string? Version);

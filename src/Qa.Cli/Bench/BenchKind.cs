using Qa.Domain;

namespace Qa.Cli.Bench;

/// <summary>Requests whose latencies belong together.</summary>
/// <param name="Id">As programs read it.</param>
/// <param name="Name">As people read it.</param>
internal sealed record BenchKind(string Id, LocalText Name);

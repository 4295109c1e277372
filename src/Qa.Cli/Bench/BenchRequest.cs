namespace Qa.Cli.Bench;

/// <summary>A request that is to be sent when its time comes.</summary>
/// <param name="Send">Ends when the whole answer is read; throws only when it is cancelled.</param>
internal sealed record BenchRequest(BenchKind Kind, Func<CancellationToken, Task<BenchAnswer>> Send);

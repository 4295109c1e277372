namespace Qa.Cli.Bench;

/// <summary>A request whose time has come. Times count from the start of the warm-up.</summary>
/// <param name="At">The intended time.</param>
/// <param name="Noticed">When this program came round to it; much after <paramref name="At"/> only if the machine is too slow.</param>
/// <param name="BoundMet">As many requests as allowed were under way, or waited before it.</param>
internal sealed record DueRequest(BenchRequest Request, TimeSpan At, TimeSpan Noticed, bool BoundMet);

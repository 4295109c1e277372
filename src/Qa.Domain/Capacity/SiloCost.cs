namespace Qa.Domain.Capacity;

/// <summary>What calls cost on so many silos.</summary>
/// <param name="CallsPerSecond">Calls/s that are really judged: the cluster's throughput times its utilisation.</param>
/// <param name="Per1000Calls">In the model's currency; null when practically nothing is judged.</param>
public sealed record SiloCost(int Silos, double CallsPerSecond, decimal? Per1000Calls);

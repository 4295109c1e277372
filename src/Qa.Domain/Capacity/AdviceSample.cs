namespace Qa.Domain.Capacity;

/// <summary>How many silos an observation asked for.</summary>
[GenerateSerializer, Immutable, Alias("qa.advice-sample")]
public readonly record struct AdviceSample(DateTimeOffset At, int Silos);

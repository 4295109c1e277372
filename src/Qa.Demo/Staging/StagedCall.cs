using Qa.Domain.Calls;

namespace Qa.Demo.Staging;

/// <summary>A generated call and what its script made go wrong.</summary>
/// <param name="Lapses">Ids of the rules that the agent breaks in it.</param>
internal sealed record StagedCall(Call Call, string Scenario, int Week, ImmutableArray<string> Lapses);

using Qa.Domain.Calls;

namespace Qa.Demo.Staging;

/// <summary>A generated call and what its script made go wrong.</summary>
/// <param name="Lapses">Ids of the rules whose duty the script skips, or whose ban it breaks; a violation where the rule's premise arose.</param>
internal sealed record StagedCall(Call Call, string Scenario, int Week, ImmutableArray<string> Lapses);

using Qa.Demo.Casting;
using Qa.Demo.Scripts;

namespace Qa.Demo.Staging;

/// <summary>Who takes which kind of call, and when.</summary>
/// <param name="Incident">A rule that is broken by plan, not by chance.</param>
internal sealed record Booking(Agent Agent, Scenario Scenario, int Week, DateTime Start, string? Incident);

using Qa.Rulebooks;

namespace Qa.Grains.Rulebooks;

/// <summary>Which rulebook judges. Bound from the section <c>Qa:Rulebook</c>.</summary>
public sealed class RulebookSettings
{
    public const string Section = "Qa:Rulebook";

    /// <summary>Id of the rulebook in force.</summary>
    /// <value>Default: the pack that comes with the product.</value>
    public string InForce { get; set; } = ShippedPacks.FinanceZh;

    /// <summary>How often a silo asks for a newer version; the silo that publishes knows at once.</summary>
    /// <value>Default 1 s.</value>
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromSeconds(1);
}

using Qa.Contracts.Rulebooks;
using Qa.Rulebooks;

namespace Qa.Grains.Rulebooks;

/// <summary>Publishes the pack that comes with the product before the silo takes calls.</summary>
internal sealed class ShipPack(IGrainFactory grains, RulebookCache cache) : IStartupTask
{
    public async Task Execute(CancellationToken cancellationToken)
    {
        var receipt = await grains.GetGrain<IRulebookGrain>(ShippedPacks.FinanceZh).Ship(ShippedPacks.Text(ShippedPacks.FinanceZh));
        if (receipt.Version is null)
            throw new InvalidOperationException($"The shipped rulebook is broken: {string.Join("; ", receipt.Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Message.En}"))}");

        // Fails the start when Qa:Rulebook:InForce names a rulebook that nobody published.
        await cache.Current();
    }
}

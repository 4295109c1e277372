using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;
using Qa.Grains.Rulebooks;
using Qa.Grains.Trends;

namespace Qa.Grains;

public static class GrainsRegistration
{
    /// <summary>Adds what the grains need. The host brings the ports (call archive, agent ledger, outbox) and the default grain storage.
    /// The silo does not start when the shipped rulebook cannot be published or the one in force does not exist.</summary>
    public static ISiloBuilder AddQaGrains(this ISiloBuilder silo) => silo.AddWithoutPack().AddStartupTask<ShipPack>();

    internal static ISiloBuilder AddWithoutPack(this ISiloBuilder silo)
    {
        silo.Services.AddOptions<RulebookSettings>().BindConfiguration(RulebookSettings.Section)
            .Validate(settings => settings.InForce.Length > 0, "Qa:Rulebook:InForce must name a rulebook.").ValidateOnStart();
        silo.Services.AddOptions<TrendTimings>();
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton<RulebookCache>();
        silo.Services.AddHostedService<RulebookRefresh>();
        silo.Services.AddHostedService<OutboxDrain>();
        return silo;
    }
}

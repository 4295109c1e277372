using Qa.Api.Problems;
using Qa.Contracts.Rulebooks;
using Qa.Domain;
using Qa.Domain.Calls;
using Qa.Rulebooks;
using Qa.Storage;

namespace Qa.Api.Health;

/// <summary>Is it alive, and can it take calls?</summary>
internal static class HealthApi
{
    public static void Map(IEndpointRouteBuilder root)
    {
        var health = root.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", () => Results.Json(new HealthAnswer("live"))).WithSummary("The process runs").Produces<HealthAnswer>();
        health.MapGet("/ready", Ready).WithSummary("Calls can be taken").WithDescription("The storage takes a write, and a rulebook is published.")
            .Produces<HealthAnswer>().Refuses(503);
    }

    private static async Task<IResult> Ready(QaStore store, IGrainFactory grains, CancellationToken cancellation)
    {
        try
        {
            await store.Probe(cancellation);
        }
        catch (StorageUnavailableException error)
        {
            return Refusals.StorageUnavailable(error);
        }

        var versions = await grains.GetGrain<IRulebookGrain>(ShippedPacks.FinanceZh).Versions();
        return versions.IsEmpty ? NoRulebook() : Results.Json(new HealthAnswer("ready"));
    }

    private static Problem NoRulebook() => new(503, "no-rulebook",
        new LocalText("尚未就绪", "Not ready"), new LocalText("规则包尚未发布。", "The rulebook is not published yet."))
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };
}

/// <param name="Status">"live" or "ready".</param>
public sealed record HealthAnswer(string Status);

using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Qa.Api.Problems;

namespace Qa.Api;

/// <summary>Bounds the writes under way, so that a flood is answered 429 instead of filling the memory.</summary>
internal static class BackPressure
{
    public const string Policy = "writes";

    public static void Configure(RateLimiterOptions options)
    {
        options.AddPolicy(Policy, context =>
        {
            var limits = context.RequestServices.GetRequiredService<IOptions<ApiLimits>>().Value;
            return RateLimitPartition.GetConcurrencyLimiter(Policy, _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = limits.WritesAtOnce,
                QueueLimit = limits.WritesWaiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            });
        });
        options.OnRejected = async (rejected, _) => await Refusals.Busy().ExecuteAsync(rejected.HttpContext);
    }
}

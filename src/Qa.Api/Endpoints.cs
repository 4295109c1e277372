using Qa.Api.Problems;

namespace Qa.Api;

/// <summary>What endpoints have in common.</summary>
internal static class Endpoints
{
    /// <summary>The endpoint writes: it waits for its turn, and is refused with 429 when too many wait.</summary>
    public static RouteHandlerBuilder Writes(this RouteHandlerBuilder endpoint) => endpoint.RequireRateLimiting(BackPressure.Policy);

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ProblemDocument>(status, "application/problem+json");
        return endpoint;
    }
}

using Qa.Api.Problems;
using Qa.Contracts.Calls;
using Qa.Domain.Calls;

namespace Qa.Api.Calls;

/// <summary>Whole calls in: one, or a stream of them.</summary>
internal static class SubmitApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var calls = api.MapGroup("").WithTags("Calls");
        calls.MapPost("/calls", Submit).Writes().WithSummary("Submit a whole call")
            .WithDescription("Answers after the call is judged and on disk: what was answered 2xx survives a crash. Safe to repeat: the same content changes nothing, other content under the same callId becomes a new version. `?wait=true` answers the report at once.")
            .Accepts<CallDocument>("application/json").Produces<SubmitAnswer>(202).Produces<CallReport>(200).Refuses(400, 413, 415, 429, 503);
        calls.MapPost("/calls:batch", Batch).Writes().WithSummary("Submit many calls")
            .WithDescription("One call per line (NDJSON). Answers one line per line, in the same order, while the request is still being sent: line number, callId, status, and the problem of a rejected line. A bad line never stops the others.")
            .Accepts<CallDocument>("application/x-ndjson").Produces<BatchLineAnswer>(200, "application/x-ndjson").Refuses(413, 415, 429);
    }

    private static async Task<IResult> Submit(HttpRequest request, IGrainFactory grains, IOptions<ApiLimits> limits)
    {
        var query = new QueryReader(request.Query);
        query.AllowOnly("wait", "lang");
        var wait = query.Choice<Wait>("wait");
        if (query.Problem is { } wrong)
            return wrong;

        var (body, problem) = await RequestBytes.Read(request, RequestBytes.Json, limits.Value.MaxCallBytes, $"{ApiLimits.Section}:{nameof(ApiLimits.MaxCallBytes)}");
        if (problem is not null)
            return problem;

        var reading = CallJson.Read(body);
        if (reading.Call is not { } call || !reading.Problems.IsEmpty)
            return Refusals.InvalidCall(reading.Problems);

        var receipt = await grains.GetGrain<ICallGrain>(call.Header.CallId).Submit(call);
        if (wait is Wait.True)
            return CallsApi.ReportOf(request, receipt.Assessment);

        request.HttpContext.Response.Headers.Location = $"/api/v1/calls/{Uri.EscapeDataString(receipt.CallId)}/report";
        return ApiJson.Answer(request, SubmitAnswer.Of(receipt), StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> Batch(HttpRequest request, CallBatch batch, IOptions<ApiLimits> limits)
    {
        var limit = limits.Value.MaxBatchBytes;
        if (RequestBytes.WrongType(request, RequestBytes.Lines) is { } wrong)
            return wrong;
        if (request.ContentLength > limit)
            return Refusals.TooLarge(limit, $"{ApiLimits.Section}:{nameof(ApiLimits.MaxBatchBytes)}");

        RequestBytes.SetLimit(request, limit);
        await batch.Run(request.HttpContext);
        return Results.Empty;
    }

    private enum Wait
    {
        False,
        True,
    }
}

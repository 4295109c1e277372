using Qa.Api.Problems;
using Qa.Contracts.Calls;
using Qa.Domain.Scoring;
using Qa.Storage.Calls;

namespace Qa.Api.Calls;

/// <summary>Calls in, score cards out.</summary>
internal static class CallsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var calls = api.MapGroup("").WithTags("Calls");
        calls.MapGet("/calls", List).WithSummary("List calls").WithDescription(CallFilterQuery.Description)
            .Produces<Page<CallSummary>>().Refuses(400);
        calls.MapGet("/calls/{id}", Get).WithSummary("One call")
            .WithDescription("The transcript as it came in, the newest assessment (the report), and the history of assessments, newest first.")
            .Produces<CallDetail>().Refuses(404);
        calls.MapGet("/calls/{id}/report", Report).WithSummary("The score card")
            .WithDescription("Per dimension, per rule, with evidence in UTF-16 offsets and milliseconds. `?lang=en` or `Accept-Language` chooses the language of reason and suggestion.")
            .Produces<CallReport>().Refuses(404);
        calls.MapGet("/calls/{id}/trace", Trace).WithSummary("Why a rule hit or not")
            .WithDescription("Computed again from the kept transcript and the rulebook version of the assessment. `?rule=C01` asks for one rule.")
            .Produces<Qa.Domain.Rules.RuleTrace[]>().Refuses(404);
        calls.MapPost("/calls/{id}/rescore", Rescore).WithSummary("Judge again").Writes()
            .WithDescription("With the rulebook in force now. The same inputs give the kept assessment back, unchanged.")
            .Produces<CallReport>().Refuses(404, 429, 503);
    }

    private static async Task<IResult> List(HttpRequest request, CallQueries queries, CancellationToken cancellation)
    {
        var (query, problem) = CallFilterQuery.Parse(request.Query);
        if (problem is not null)
            return problem;

        try
        {
            return ApiJson.Answer(request, await queries.Search(query!.Filter, query.Cursor, query.Limit, cancellation));
        }
        catch (ArgumentException) when (query!.Cursor is not null) // The only argument that is not checked above.
        {
            return Refusals.InvalidQuery([new ProblemPart("cursor", new(
                "不是这个列表（同样的 sort）给出的游标；从第一页重新开始。", "It does not come from this list with this sort; begin again without it."))]);
        }
    }

    private static async Task<IResult> Get(string id, HttpRequest request, IGrainFactory grains, CallQueries queries, CancellationToken cancellation)
    {
        if (await View(grains, id) is not { } view)
            return Unknown(id);

        var history = await queries.History(id, cancellation);
        return new CallDetailResult(view, history, RequestLanguage.Of(request));
    }

    private static async Task<IResult> Report(string id, HttpRequest request, IGrainFactory grains) =>
        await View(grains, id) is { } view ? ReportOf(request, view.Assessment) : Unknown(id);

    private static async Task<IResult> Rescore(string id, HttpRequest request, IGrainFactory grains) =>
        await Grain(grains, id).Rescore() is { } assessment ? ReportOf(request, assessment) : Unknown(id);

    private static async Task<IResult> Trace(string id, string? rule, HttpRequest request, IGrainFactory grains)
    {
        var traces = await Grain(grains, id).Explain(rule);
        if (!traces.IsEmpty)
            return ApiJson.Answer(request, traces);

        return rule is not null && await View(grains, id) is { } view
            ? Refusals.NotFound("规则", "rule", $"{rule} ({view.Assessment.Inputs.Rulebook})")
            : Unknown(id);
    }

    internal static IResult ReportOf(HttpRequest request, Assessment assessment) =>
        Results.Bytes(ReportJson.Write(assessment, RequestLanguage.Of(request)), "application/json; charset=utf-8");

    private static Task<CallView?> View(IGrainFactory grains, string id) => Grain(grains, id).Get();

    private static ICallGrain Grain(IGrainFactory grains, string id) => grains.GetGrain<ICallGrain>(id);

    private static Problem Unknown(string id) => Refusals.NotFound("通话", "call", id);
}

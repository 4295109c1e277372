using System.Text;
using Qa.Api.Problems;
using Qa.Contracts.Rulebooks;
using Qa.Domain;

namespace Qa.Api.Rulebooks;

/// <summary>Rulebooks: read and publish.</summary>
internal static class RulebooksApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var books = api.MapGroup("/rulebooks").WithTags("Rulebooks");
        books.MapGet("", List).WithSummary("All rulebooks with their newest version").Produces<RulebookAnswer[]>();
        books.MapGet("/{id}", Get).WithSummary("The newest version, with its rules").Produces<RulebookDetail>().Refuses(404);
        books.MapGet("/{id}/versions", Versions).WithSummary("All published versions, ascending").Produces<RulebookVersion[]>().Refuses(404);
        books.MapGet("/{id}/versions/{version:int}", GetVersion).WithSummary("One version, with its rules and its text as published")
            .Produces<RulebookDetail>().Refuses(404);
        books.MapPost("/{id}/publish", Publish).Writes().WithSummary("Publish a new version")
            .WithDescription("The whole pack in YAML. It is published only if it has no error and every example gets its verdict; else 422 lists the problems with line and column. The newest version's text again changes nothing. `?by=` names who publishes.")
            .Accepts<string>("application/yaml").Produces<PublishAnswer>().Refuses(400, 413, 415, 422, 429, 503);
    }

    private static async Task<IResult> List(HttpRequest request, IGrainFactory grains)
    {
        var ids = await grains.GetGrain<IRulebookDirectoryGrain>(IRulebookDirectoryGrain.TheOne).Ids();
        var answers = new List<RulebookAnswer>();
        foreach (var id in ids)
        {
            if ((await Grain(grains, id).Versions()).LastOrDefault() is { } newest)
                answers.Add(new RulebookAnswer(id, newest));
        }

        return ApiJson.Answer(request, answers);
    }

    private static Task<IResult> Get(string id, HttpRequest request, IGrainFactory grains, RulebookShelf shelf) => Detail(id, null, request, grains, shelf);

    private static Task<IResult> GetVersion(string id, int version, HttpRequest request, IGrainFactory grains, RulebookShelf shelf) =>
        Detail(id, version, request, grains, shelf);

    private static async Task<IResult> Detail(string id, int? version, HttpRequest request, IGrainFactory grains, RulebookShelf shelf) =>
        await Grain(grains, id).Text(version) is { } text
            ? ApiJson.Answer(request, RulebookDetail.Of(id, text, await shelf.Book(text)))
            : Unknown(version is null ? id : $"{id}@{version}");

    private static async Task<IResult> Versions(string id, HttpRequest request, IGrainFactory grains) =>
        await Grain(grains, id).Versions() is { IsEmpty: false } versions ? ApiJson.Answer(request, versions) : Unknown(id);

    private static async Task<IResult> Publish(string id, string? by, HttpRequest request, IGrainFactory grains, IOptions<ApiLimits> limits)
    {
        var (body, problem) = await RequestBytes.Read(
            request, RequestBytes.Yaml, limits.Value.MaxRulebookBytes, $"{ApiLimits.Section}:{nameof(ApiLimits.MaxRulebookBytes)}");
        if (problem is not null)
            return problem;

        var receipt = await Grain(grains, id).Publish(Encoding.UTF8.GetString(body), string.IsNullOrWhiteSpace(by) ? "api" : by.Trim());
        return receipt.Version is { } version
            ? ApiJson.Answer(request, new PublishAnswer(id, version, receipt.Problems))
            : RulebookRefusals.Invalid(receipt.Problems);
    }

    private static IRulebookGrain Grain(IGrainFactory grains, string id) => grains.GetGrain<IRulebookGrain>(id);

    private static Problem Unknown(string id) => Refusals.NotFound("规则包", "rulebook", id);
}

/// <summary>A rulebook in a list.</summary>
public sealed record RulebookAnswer(string Id, RulebookVersion Newest);

/// <param name="Warnings">What could be better; nothing that stopped the publication.</param>
public sealed record PublishAnswer(string Id, RulebookVersion Version, ImmutableArray<PublishProblem> Warnings);

using Qa.Api.Problems;
using Qa.Api.Rulebooks;
using Qa.Contracts.Rulebooks;
using Qa.Domain;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Rulebooks;

namespace Qa.Api.Rules;

/// <summary>The test bench: rules and a dialogue in, verdicts with reasons out. Nothing is kept.</summary>
internal static class RuleTestApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/rules/test", Test).WithTags("Rulebooks").Writes().WithSummary("Try rules on a dialogue")
            .WithDescription("Judges a dialogue with a rulebook sent along (`yaml`) or a published one (`rulebook`, `version`) and explains every rule, or one (`rule`). Nothing is kept.")
            .Accepts<RuleTestDocument>("application/json").Produces<RuleTestAnswer>().Refuses(400, 404, 413, 415, 422, 429);

    private static async Task<IResult> Test(HttpRequest request, IGrainFactory grains, RulebookShelf shelf, IOptions<ApiLimits> limits)
    {
        var (body, problem) = await RequestBytes.Read(
            request, RequestBytes.Json, limits.Value.MaxRulebookBytes, $"{ApiLimits.Section}:{nameof(ApiLimits.MaxRulebookBytes)}");
        if (problem is not null)
            return problem;

        var (test, refusal) = RuleTestRequest.Read(body);
        if (refusal is not null)
            return refusal;

        var (book, unusable) = await Book(test!, grains, shelf);
        if (unusable is not null)
            return unusable;
        if (test!.Rule is { } rule && book!.Book.Rules.All(known => !string.Equals(known.Id, rule, StringComparison.Ordinal)))
            return Refusals.NotFound("规则", "rule", $"{rule} ({book.Book.Reference})");

        return ApiJson.Answer(request, await Task.Run(() => Answer(book!, test)));
    }

    private static async Task<(CompiledRulebook? Book, Problem? Problem)> Book(RuleTestRequest test, IGrainFactory grains, RulebookShelf shelf)
    {
        if (test.Yaml is { } yaml)
            return await Task.Run(() => Compile(yaml));

        var id = test.Rulebook ?? ShippedPacks.FinanceZh;
        return await grains.GetGrain<IRulebookGrain>(id).Text(test.Version) is { } text
            ? (await shelf.Compiled(text), null)
            : (null, Refusals.NotFound("规则包", "rulebook", test.Version is null ? id : $"{id}@{test.Version}"));
    }

    private static (CompiledRulebook? Book, Problem? Problem) Compile(string yaml)
    {
        var reading = RulebookReader.Read(yaml);
        return reading.Book is { } book && !reading.HasErrors
            ? (CompiledRulebook.Compile(book), null)
            : (null, RulebookRefusals.Invalid(reading.Problems.Select(problem => new PublishProblem(problem.Line, problem.Column, problem.IsError, problem.Message))));
    }

    private static RuleTestAnswer Answer(CompiledRulebook book, RuleTestRequest test)
    {
        var call = test.Call;
        var inputs = new AssessmentInputs(CallJson.Hash(call), book.Book.Reference, AssessmentInputs.None, book.Book.Reference, AssessmentInputs.None);
        var assessment = ScoreSheet.Grade(call.Header.CallId, 1, inputs, book.Book.Scoring, book.Judge(call));
        var outcomes = assessment.Outcomes.Where(outcome => test.Rule is null || string.Equals(outcome.Rule, test.Rule, StringComparison.Ordinal));
        return new RuleTestAnswer(book.Book.Reference, assessment.Total, assessment.Vetoed, [.. outcomes], book.Explain(call, test.Rule));
    }
}

/// <summary>What the rules say of the dialogue.</summary>
/// <param name="Rulebook">"id@version"; version 0 for rules that were sent along.</param>
/// <param name="Traces">Why each rule hit or not.</param>
public sealed record RuleTestAnswer(string Rulebook, decimal Total, bool Vetoed, ImmutableArray<RuleOutcome> Outcomes, ImmutableArray<RuleTrace> Traces);

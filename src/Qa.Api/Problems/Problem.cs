using System.Diagnostics;
using System.Globalization;
using Qa.Domain;

namespace Qa.Api.Problems;

/// <summary>What is wrong at one place of the request.</summary>
/// <param name="Path">A field such as <c>utterances[3].role</c>, a query parameter, or a file position.</param>
/// <param name="Line">1-based line of a rulebook.</param>
internal sealed record ProblemPart(string Path, LocalText Message, int? Line = null, int? Column = null);

/// <summary>A refusal that says what is wrong, where, and what to do: application/problem+json (RFC 9457).</summary>
/// <param name="Kind">Stable name for programs, such as "invalid-call".</param>
internal sealed record Problem(int Status, string Kind, LocalText Title, LocalText Detail) : IResult
{
    public LocalText? Remedy { get; init; }

    public ImmutableArray<ProblemPart> Parts { get; init; } = [];

    /// <summary>When trying again makes sense.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        if (RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var document = Document(RequestLanguage.Of(context.Request), context.Request.Path, Activity.Current?.Id ?? context.TraceIdentifier);
        return context.Response.WriteAsJsonAsync(document, ApiJson.In("zh"), "application/problem+json", context.RequestAborted);
    }

    public ProblemDocument Document(string language, string? instance, string? traceId) => new(
        $"urn:qa:problem:{Kind}", Title.In(language), Status, Detail.In(language), Remedy?.In(language), instance, traceId,
        Parts.IsEmpty ? null : [.. Parts.Select(part => new ProblemDocumentPart(part.Path, part.Message.In(language), part.Line, part.Column))]);
}

/// <summary>A refusal as it is sent.</summary>
/// <param name="Type">Stable; compare this rather than the texts.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="TraceId">Names this request in the server's log.</param>
/// <param name="Errors">Every place that is wrong.</param>
public sealed record ProblemDocument(
    string Type, string Title, int Status, string Detail, string? Remedy, string? Instance, string? TraceId, IReadOnlyList<ProblemDocumentPart>? Errors);

/// <param name="Path">A field such as <c>utterances[3].role</c>, a query parameter, or the name of a rulebook's problem.</param>
/// <param name="Line">1-based, of a rulebook.</param>
public sealed record ProblemDocumentPart(string Path, string Message, int? Line, int? Column);

using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Qa.Api.Problems;

namespace Qa.Api;

/// <summary>Reads a whole body that has a limit, and never more than the limit.</summary>
internal static class RequestBytes
{
    public static readonly string[] Json = ["application/json", "text/json"];
    public static readonly string[] Lines = ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/json-lines", "text/plain", "application/json"];
    public static readonly string[] Yaml = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/plain"];

    /// <summary>What an address takes.</summary>
    public static string[] ContentTypes(PathString path) =>
        path.Value!.EndsWith(":batch", StringComparison.OrdinalIgnoreCase) ? Lines : path.Value.EndsWith("/publish", StringComparison.OrdinalIgnoreCase) ? Yaml : Json;

    /// <summary>Answers either the bytes or why not.</summary>
    public static async Task<(byte[] Bytes, Problem? Problem)> Read(HttpRequest request, string[] contentTypes, int limit, string option)
    {
        if (WrongType(request, contentTypes) is { } wrong)
            return ([], wrong);
        if (request.ContentLength > limit)
            return ([], Refusals.TooLarge(limit, option));

        SetLimit(request, limit);
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return ([], Refusals.TooLarge(limit, option));
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return bytes.Length == 0 ? (bytes, Refusals.EmptyBody()) : (bytes, null);
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public static Problem? WrongType(HttpRequest request, string[] contentTypes)
    {
        var sent = request.ContentType?.Split(';')[0].Trim();
        return sent is not null && contentTypes.Contains(sent, StringComparer.OrdinalIgnoreCase)
            ? null
            : Refusals.WrongContentType(sent, string.Join(", ", contentTypes));
    }

    public static void SetLimit(HttpRequest request, long limit)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit;
    }
}

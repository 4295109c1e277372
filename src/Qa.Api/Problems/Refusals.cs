using System.Globalization;
using Qa.Domain;
using Qa.Domain.Calls;

namespace Qa.Api.Problems;

/// <summary>The refusals of the API.</summary>
internal static class Refusals
{
    public static Problem EmptyBody() => new(400, "empty-body",
        new("请求体为空", "The body is empty"),
        new("请求没有内容，应为一个通话 JSON。", "The request has no content where a call in JSON was expected."))
    {
        Remedy = new("在请求体中发送通话 JSON，格式见 /api/docs。", "Send the call as JSON in the body; /api/docs shows the form."),
    };

    public static Problem InvalidCall(ImmutableArray<CallProblem> problems) => new(400, "invalid-call",
        new("通话数据有误", "The call is not valid"),
        new($"有 {problems.Length} 处错误：{First(problems).In("zh")}", $"{problems.Length} problem(s): {First(problems).In("en")}"))
    {
        Remedy = new("按 errors 中逐项改正后重新发送；未保存任何内容。", "Correct what 'errors' lists and send it again; nothing was kept."),
        Parts = [.. problems.Select(problem => new ProblemPart(problem.Path, problem.Message))],
    };

    public static Problem InvalidQuery(ImmutableArray<ProblemPart> parts) => new(400, "invalid-query",
        new("查询参数有误", "The query is not valid"),
        new(string.Join("；", parts.Select(part => $"{part.Path}：{part.Message.Zh}")), string.Join("; ", parts.Select(part => $"{part.Path}: {part.Message.In("en")}"))))
    {
        Parts = parts,
    };

    public static Problem TooLarge(long limit, string option) => new(413, "too-large",
        new("内容过大", "The content is too large"),
        new(string.Create(CultureInfo.InvariantCulture, $"上限为 {limit} 字节。"), string.Create(CultureInfo.InvariantCulture, $"The limit is {limit} bytes.")))
    {
        Remedy = new($"拆成多次发送，或调大设置 {option}。", $"Send it in parts, or raise the setting {option}."),
    };

    public static Problem WrongContentType(string? sent, string expected) => new(415, "wrong-content-type",
        new("内容类型不受支持", "The content type is not supported"),
        new($"收到“{sent ?? "（无）"}”，应为 {expected}。", $"Got '{sent ?? "(none)"}' where {expected} was expected."))
    {
        Remedy = new($"把 Content-Type 设为 {expected.Split(',')[0]}。", $"Set Content-Type to {expected.Split(',')[0]}."),
    };

    public static Problem NotFound(string kindZh, string kindEn, string id) => new(404, "not-found",
        new($"没有这个{kindZh}", $"No such {kindEn}"),
        new($"没有编号为“{id}”的{kindZh}。", $"There is no {kindEn} '{id}'."));

    public static Problem StorageUnavailable(StorageUnavailableException error) => new(503, "storage-unavailable",
        new("存储暂不可用", "The storage is not available"),
        new(error.Message, error.Message))
    {
        Remedy = new(error.Remedy, error.Remedy),
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    public static Problem Busy() => new(429, "busy",
        new("系统繁忙", "Too much at once"),
        new("正在处理的写入已达上限，本次请求未处理。", "As many writes as allowed are under way; this one was not taken."))
    {
        Remedy = new("稍等 Retry-After 秒后重试；重复发送同一通话是安全的。", "Try again after Retry-After seconds; sending the same call twice is safe."),
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    public static Problem Timeout() => new(503, "timeout",
        new("处理超时", "It took too long"),
        new("内部处理没有按时完成，不确定是否已保存。", "The work did not finish in time; whether it was kept is not known."))
    {
        Remedy = new("重试；重复发送同一通话是安全的。", "Try again; sending the same call twice is safe."),
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    public static Problem Unexpected() => new(500, "unexpected",
        new("内部错误", "Something went wrong"),
        new("处理请求时发生了意外错误。", "An unexpected error happened while the request was handled."))
    {
        Remedy = new("请把 traceId 告诉运维人员，日志中有详情。", "Tell your operator the traceId; the log has the details."),
    };

    public static Problem OfStatus(int status, HttpContext context) => status switch
    {
        404 => new(404, "not-found", new("没有这个地址", "No such address"),
            new($"没有 {context.Request.Path}。", $"There is no {context.Request.Path}."))
        {
            Remedy = new("全部地址见 /api/docs。", "All addresses are listed at /api/docs."),
        },
        405 => new(405, "wrong-method", new("请求方法不对", "Wrong method"),
            new($"{context.Request.Path} 不接受 {context.Request.Method}。", $"{context.Request.Path} does not take {context.Request.Method}."))
        {
            Remedy = new($"允许的方法：{context.Response.Headers.Allow}。", $"Allowed: {context.Response.Headers.Allow}."),
        },
        413 => TooLarge(context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0, ApiLimits.Section),
        // The routing refuses before the endpoint is asked; the addresses tell what they would have taken.
        415 => WrongContentType(context.Request.ContentType, string.Join(", ", RequestBytes.ContentTypes(context.Request.Path))),
        _ => new(status, "refused", new("请求被拒绝", "The request was refused"), new($"状态码 {status}。", $"Status {status}.")),
    };

    private static LocalText First(ImmutableArray<CallProblem> problems) => problems.IsEmpty
        ? new LocalText("无法读取。", "It cannot be read.")
        : new LocalText(At(problems[0].Path, "：") + problems[0].Message.Zh, At(problems[0].Path, ": ") + problems[0].Message.In("en"));

    private static string At(string path, string separator) => path.Length == 0 ? "" : path + separator;
}

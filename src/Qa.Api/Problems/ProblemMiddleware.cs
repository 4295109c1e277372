using Orleans.Runtime;
using Qa.Domain.Calls;

namespace Qa.Api.Problems;

/// <summary>The one place where errors become answers. No stack trace leaves the server; the log has it once.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
                await Refusals.OfStatus(context.Response.StatusCode, context).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be answered.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            if (Of(error, context) is not { } problem)
            {
                LogUnexpected(error, context.Request.Method, context.Request.Path);
                problem = Refusals.Unexpected();
            }

            await problem.ExecuteAsync(context);
        }
    }

    /// <returns>Null for an error that nobody expected.</returns>
    public static Problem? Of(Exception error, HttpContext context) => error switch
    {
        StorageUnavailableException storage => Refusals.StorageUnavailable(storage),
        BadHttpRequestException bad => Refusals.OfStatus(bad.StatusCode, context),
        GatewayTooBusyException or LimitExceededException => Refusals.Busy(),
        TimeoutException or SiloUnavailableException or OrleansMessageRejectionException => Refusals.Timeout(),
        { InnerException: { } inner } => Of(inner, context),
        _ => null,
    };

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogUnexpected(Exception error, string method, PathString path);
}

using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Qa.Api.Problems;
using Qa.Contracts.Calls;
using Qa.Domain.Calls;

namespace Qa.Api.Calls;

/// <summary>Takes a stream of calls and answers line by line, in order, while the rest is still coming.</summary>
internal sealed partial class CallBatch(IGrainFactory grains, IOptions<ApiLimits> limits, ILogger<CallBatch> log)
{
    public async Task Run(HttpContext context)
    {
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";

        // Many clients send everything before they read anything: then answers must queue here (some hundred bytes a line) without
        // holding up the reading, and the client must not be cut off for reading slowly.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
        var answers = Channel.CreateUnbounded<Task<BatchLineAnswer>>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var reading = ReadAll(context, answers.Writer);
        await WriteAll(context, answers.Reader);
        await reading;
    }

    private async Task ReadAll(HttpContext context, ChannelWriter<Task<BatchLineAnswer>> answers)
    {
        var language = RequestLanguage.Of(context.Request);
        using var slots = new SemaphoreSlim(limits.Value.BatchWidth);
        var lines = new NdjsonLines(context.Request.BodyReader, limits.Value.MaxCallBytes);
        long line = 0;
        try
        {
            while (await lines.Next(context.RequestAborted) is { } next)
            {
                line = next.Number;
                await slots.WaitAsync(context.RequestAborted);
                answers.TryWrite(Release(slots, Answer(next, language, context)));
            }
        }
        catch (BadHttpRequestException error) // The batch is over its limit, or the client broke off: what came is answered all the same.
        {
            var problem = ProblemMiddleware.Of(error, context)!;
            answers.TryWrite(Task.FromResult(BatchLineAnswer.Rejected(line + 1, null, problem, language)));
        }
        finally
        {
            // The semaphore is disposed only when nobody holds it.
            for (var taken = 0; taken < limits.Value.BatchWidth; taken++)
                await slots.WaitAsync(CancellationToken.None);
            answers.Complete();
        }
    }

    private static async Task<BatchLineAnswer> Release(SemaphoreSlim slots, Task<BatchLineAnswer> answer)
    {
        try
        {
            return await answer;
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<BatchLineAnswer> Answer(NdjsonLine line, string language, HttpContext context)
    {
        string? callId = null;
        try
        {
            if (line.TooLong)
                return BatchLineAnswer.Rejected(line.Number, null, Refusals.TooLarge(limits.Value.MaxCallBytes, $"{ApiLimits.Section}:{nameof(ApiLimits.MaxCallBytes)}"), language);

            var reading = CallJson.Read(line.Bytes);
            callId = reading.Call?.Header.CallId;
            if (reading.Call is not { } call || !reading.Problems.IsEmpty)
                return BatchLineAnswer.Rejected(line.Number, callId, Refusals.InvalidCall(reading.Problems), language);

            return BatchLineAnswer.Of(line.Number, await grains.GetGrain<ICallGrain>(call.Header.CallId).Submit(call));
        }
        catch (Exception error) // One bad line never stops the others; the answer and the log tell of it.
        {
            if (ProblemMiddleware.Of(error, context) is { } problem)
                return BatchLineAnswer.Rejected(line.Number, callId, problem, language);

            LogUnexpected(error, line.Number, callId);
            return BatchLineAnswer.Rejected(line.Number, callId, Refusals.Unexpected(), language);
        }
    }

    private static async Task WriteAll(HttpContext context, ChannelReader<Task<BatchLineAnswer>> answers)
    {
        var options = ApiJson.In(RequestLanguage.Of(context.Request));
        var body = context.Response.BodyWriter;
        while (await answers.WaitToReadAsync(context.RequestAborted))
        {
            while (answers.TryRead(out var answer))
            {
                // Whoever waits for this line sees it before the next one is ready.
                if (!answer.IsCompleted)
                    await body.FlushAsync(context.RequestAborted);

                await using (var json = new Utf8JsonWriter(body))
                    JsonSerializer.Serialize(json, await answer, options);
                body.Write("\n"u8);
            }

            await body.FlushAsync(context.RequestAborted);
        }
    }

    [LoggerMessage(LogLevel.Error, "Line {Line} of a batch (call {CallId}) failed.")]
    private partial void LogUnexpected(Exception error, long line, string? callId);
}

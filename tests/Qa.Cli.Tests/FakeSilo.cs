using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Qa.Cli.Tests;

/// <summary>A real HTTP server that answers like the product's API and misbehaves on demand.</summary>
internal sealed class FakeSilo : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private FakeSilo(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>Calls by id, as they were acknowledged.</summary>
    public ConcurrentDictionary<string, string> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>Lines that arrived, however they were answered.</summary>
    public ConcurrentQueue<string> Arrived { get; } = [];

    public int Requests => _requests;

    /// <summary>Paths with queries that were read, health apart.</summary>
    public ConcurrentQueue<string> Reads { get; } = [];

    /// <summary>What to do with the n-th batch or single call (1-based) instead of answering it: return true when done.</summary>
    public Func<int, HttpContext, Task<bool>> Instead { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Status of a line that is rejected, or null to take it; asked per line.</summary>
    public Func<string, int?> RejectWith { get; set; } = _ => null;

    /// <summary>Breaks the connection after so many answers of the first batch.</summary>
    public int? DropAfter { get; set; }

    public static async Task<FakeSilo> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var silo = new FakeSilo(app);
        app.Run(silo.Answer);
        await app.StartAsync();
        return silo;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task Answer(HttpContext context)
    {
        if (context.Request.Path.Value is "/health/live" or "/health/ready")
            return context.Response.WriteAsJsonAsync(new { status = "ready", version = "9.9-fake" });
        if (HttpMethods.IsGet(context.Request.Method))
            Reads.Enqueue(context.Request.Path + context.Request.QueryString);
        return Route(context);
    }

    private Task Route(HttpContext context) => context.Request.Path.Value switch
    {
        "/api/v1/calls:batch" => Batch(context),
        "/api/v1/calls" when HttpMethods.IsPost(context.Request.Method) => Submit(context),
        "/api/v1/calls" => List(context),
        "/api/v1/agents" => context.Response.WriteAsJsonAsync(new { items = new[] { new { id = "A1" } } }),
        "/api/v1/teams" => context.Response.WriteAsJsonAsync(new { items = new[] { new { id = "T1" } } }),
        "/api/v1/agents/A1/trend" or "/api/v1/teams/T1" => context.Response.WriteAsJsonAsync(new { }),
        { } path when path.StartsWith("/api/v1/calls/", StringComparison.Ordinal) && path.EndsWith("/report", StringComparison.Ordinal) => context.Response.WriteAsJsonAsync(new { }),
        { } path when path.StartsWith("/api/v1/calls/", StringComparison.Ordinal) => One(context, path["/api/v1/calls/".Length..]),
        _ => NotFound(context),
    };

    private async Task Submit(HttpContext context)
    {
        var request = Interlocked.Increment(ref _requests);
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Arrived.Enqueue(body);
        if (await Instead(request, context))
            return;

        using var call = JsonDocument.Parse(body);
        Calls[call.RootElement.GetProperty("callId").GetString()!] = body;
        context.Response.StatusCode = 202;
        await context.Response.WriteAsJsonAsync(new { status = "accepted" });
    }

    private async Task Batch(HttpContext context)
    {
        var request = Interlocked.Increment(ref _requests);
        if (await Instead(request, context))
            return;

        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        using var reader = new StreamReader(context.Request.Body);
        var number = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (request == 1 && number == DropAfter)
            {
                await context.Response.Body.FlushAsync();
                context.Abort();
                return;
            }

            number++;
            Arrived.Enqueue(line);
            await context.Response.WriteAsync(AnswerLine(number, line) + "\n");
            await context.Response.Body.FlushAsync();
        }
    }

    private string AnswerLine(int number, string line)
    {
        string callId;
        try
        {
            using var call = JsonDocument.Parse(line);
            callId = call.RootElement.GetProperty("callId").GetString()!;
        }
        catch (JsonException)
        {
            return Rejected(number, null, 400);
        }

        if (RejectWith(callId) is { } status)
            return Rejected(number, callId, status);

        var answer = !Calls.TryGetValue(callId, out var known) ? "accepted" : string.Equals(known, line, StringComparison.Ordinal) ? "unchanged" : "newVersion";
        Calls[callId] = line;
        return JsonSerializer.Serialize(new { line = number, callId, status = answer, transcriptVersion = 1, assessmentVersion = 1 });
    }

    private static string Rejected(int number, string? callId, int status) => JsonSerializer.Serialize(new
    {
        line = number,
        callId,
        status = "rejected",
        problem = new { status, title = "Wrong", detail = "The call is not valid.", errors = new[] { new { path = "utterances[3].role", message = "unknown role" } } },
    });

    /// <summary>Two calls a page.</summary>
    private async Task List(HttpContext context)
    {
        if (context.Request.Query["severity"] == "bad")
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new { status = 400, detail = "'bad' is none of: minor" }, options: null, "application/problem+json");
            return;
        }

        var skip = int.TryParse(context.Request.Query["cursor"], out var cursor) ? cursor : 0;
        var ids = Calls.Keys.Order(StringComparer.Ordinal).Where(id => context.Request.Query["agent"].Count == 0 || Calls[id].Contains($"\"{context.Request.Query["agent"]}\"", StringComparison.Ordinal)).ToArray();
        await context.Response.WriteAsJsonAsync(new
        {
            items = ids.Skip(skip).Take(2).Select(callId => new { callId, agentId = "A1", agentName = "=cmd(), \"李\"", total = 97.5, vetoed = false, rules = new[] { "A01", "C05" } }),
            next = skip + 2 < ids.Length ? $"{skip + 2}" : null,
        });
    }

    private async Task One(HttpContext context, string callId)
    {
        if (!Calls.TryGetValue(Uri.UnescapeDataString(callId), out var call))
        {
            await NotFound(context);
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"call":{{call}},"transcriptVersion":1}""");
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return context.Response.WriteAsJsonAsync(new { status = 404, detail = "not here" }, options: null, "application/problem+json");
    }
}

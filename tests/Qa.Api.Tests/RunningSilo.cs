using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Qa.Api.Tests;
using Qa.Silo;

[assembly: AssemblyFixture(typeof(RunningSilo))]

namespace Qa.Api.Tests;

/// <summary>The whole product over a fresh store, on a free loopback port.</summary>
public sealed class RunningSilo : IAsyncLifetime
{
    private readonly string? _dataDir;
    private readonly string[] _args = [];
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("qa-api-");
    private WebApplication? _app;

    public RunningSilo() { }

    internal RunningSilo(string? dataDir, params string[] args) => (_dataDir, _args) = (dataDir, args);

    public HttpClient Http { get; } = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) }) { Timeout = TimeSpan.FromMinutes(2) };

    public string DataDir => _dataDir ?? _own.FullName;

    public async ValueTask InitializeAsync()
    {
        _app = QaSilo.Build(["--urls", "http://127.0.0.1:0", "--Qa:DataDir", DataDir, "--Qa:Dashboard:Embedded", "false", .. _args], new Start());
        await _app.StartAsync();
        Http.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        _own.Delete(recursive: true);
    }

    public Task<HttpResponseMessage> Post(string path, string body, string type = "application/json") =>
        Post(path, Encoding.UTF8.GetBytes(body), type);

    public Task<HttpResponseMessage> Post(string path, byte[] body, string? type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        return Http.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Submit(JsonObject call, string query = "") => Post($"/api/v1/calls{query}", call.ToJsonString());

    public async Task<JsonNode> Get(string path) => (await Http.GetFromJsonAsync<JsonNode>(path, TestContext.Current.CancellationToken))!;

    /// <summary>Waits for what travels in the background; the time is only the limit of a failing test.</summary>
    public static async Task<T> Eventually<T>(Func<Task<T>> ask, Func<T, bool> until)
    {
        var deadline = DateTime.UtcNow.AddSeconds(60);
        while (true)
        {
            var answer = await ask();
            if (until(answer) || DateTime.UtcNow > deadline)
                return answer;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}

internal static class Answers
{
    /// <summary>The body of a refusal, after checking what every refusal has.</summary>
    public static async Task<JsonNode> Problem(this HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"Expected {status}, got {response.StatusCode}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(body)!;
        Assert.Equal((int)status, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["detail"]!);
        Assert.NotEmpty((string)problem["traceId"]!);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        return problem;
    }

    public static async Task<JsonNode> Json(this HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"Expected {status}, got {response.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }
}

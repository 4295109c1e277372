using System.Text.Json;
using Qa.Cli.Silo;

namespace Qa.Cli.Bench;

/// <summary>The servers under load, in turn.</summary>
internal sealed class BenchTargets(IReadOnlyList<Uri> urls, Terminal terminal) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient[] _clients = [.. urls.Select(url => ServerUrl.Client(url, terminal))];
    private uint _turn;

    public HttpClient First => _clients[0];

    /// <summary>Not thread-safe.</summary>
    public HttpClient Next() => _clients[_turn++ % (uint)_clients.Length];

    /// <exception cref="UsageException">One of them does not answer: a load test would measure nothing.</exception>
    public async Task<IReadOnlyList<BenchTarget>> Describe(CancellationToken cancellation)
    {
        var described = new List<BenchTarget>();
        foreach (var client in _clients)
            described.Add(new BenchTarget($"{client.BaseAddress}", await Version(client, cancellation)));
        return described;
    }

    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
    }

    private static async Task<string?> Version(HttpClient client, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await client.GetAsync("health/live", patience.Token);
            if (!response.IsSuccessStatusCode)
                throw Absent(client, $"HTTP {(int)response.StatusCode}");
            using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(patience.Token));
            return body.RootElement.TryGetProperty("version", out var version) ? version.ToString() : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Absent(client, $"> {Patience.TotalSeconds:0} s");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException or InvalidOperationException)
        {
            throw Absent(client, error.Message);
        }
    }

    private static UsageException Absent(HttpClient client, string why) =>
        new($"{client.BaseAddress} 上没有可压测的服务：{why}", $"There is no server to load at {client.BaseAddress}: {why}");
}

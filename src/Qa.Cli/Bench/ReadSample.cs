using System.Net.Http.Json;
using System.Text.Json;

namespace Qa.Cli.Bench;

/// <summary>What is there to be read.</summary>
internal sealed record ReadSample(IReadOnlyList<string> Calls, IReadOnlyList<string> Rules, IReadOnlyList<string> Agents, IReadOnlyList<string> Teams)
{
    // A thousand calls: more than a page, so that reads do not hit the same few.
    private const int Pages = 5;

    /// <exception cref="UsageException">There are no calls, or the server does not answer like this system.</exception>
    public static async Task<ReadSample> Discover(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            var calls = await FirstPages(client, cancellation).ToArrayAsync(cancellation);
            if (calls.Length == 0)
                throw new UsageException("服务里没有通话可读：先运行 qa demo 或 qa bench ingest。", "The server has no calls to read: run qa demo or qa bench ingest first.");
            return new ReadSample(
                [.. calls.Select(call => call.GetProperty("callId").GetString()!)],
                [.. calls.SelectMany(call => call.GetProperty("rules").EnumerateArray()).Select(rule => rule.GetString()!).Distinct(StringComparer.Ordinal)],
                await Ids(client, "api/v1/agents", cancellation),
                await Ids(client, "api/v1/teams", cancellation));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException($"查不到可读的内容：{error.Message}", $"Cannot find out what to read: {error.Message}");
        }
    }

    private static async IAsyncEnumerable<JsonElement> FirstPages(HttpClient client, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        for (var page = 0; page < Pages && (page == 0 || cursor is not null); page++)
        {
            var answer = await client.GetFromJsonAsync<JsonElement>($"api/v1/calls?limit=200{(cursor is null ? string.Empty : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellation);
            foreach (var call in answer.GetProperty("items").EnumerateArray())
                yield return call;
            cursor = answer.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
    }

    private static async Task<IReadOnlyList<string>> Ids(HttpClient client, string path, CancellationToken cancellation) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(path, cancellation)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}

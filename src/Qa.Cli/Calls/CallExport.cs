using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Qa.Cli.Silo;

namespace Qa.Cli.Calls;

/// <summary>Reads calls page by page from a running server.</summary>
/// <param name="query">Filters, as a query string.</param>
internal sealed class CallExport(HttpClient client, string query)
{
    // Enough to hide the way to the server and back, too few to be felt by others.
    private const int AtOnce = 8;

    /// <summary>The rows of the call list, as the server sends them.</summary>
    /// <exception cref="ServerRefusesException">The server refused, such as for a filter it does not know.</exception>
    public async IAsyncEnumerable<JsonElement> Summaries([EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        do
        {
            var page = await Get($"api/v1/calls?limit=200&sort=oldest&{query}{(cursor is null ? string.Empty : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellation)
                ?? throw new ServerRefusesException("HTTP 404");
            foreach (var item in page.GetProperty("items").EnumerateArray())
                yield return item;
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
    }

    /// <summary>Writes native call JSON, one call a line, oldest first.</summary>
    /// <returns>How many.</returns>
    public async Task<int> WriteCalls(TextWriter writer, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var ids in Summaries(cancellation).Select(call => call.GetProperty("callId").GetString()!).Chunk(AtOnce).WithCancellation(cancellation))
        {
            // A call that was deleted since its page was read is left out.
            foreach (var call in await Task.WhenAll(ids.Select(id => Get($"api/v1/calls/{Uri.EscapeDataString(id)}", cancellation))))
            {
                if (call is not { } found)
                    continue;
                await writer.WriteAsync(found.GetProperty("call").GetRawText());
                await writer.WriteAsync('\n');
                count++;
            }
        }

        return count;
    }

    private async Task<JsonElement?> Get(string path, CancellationToken cancellation)
    {
        using var response = await client.GetAsync(path, cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        if (!response.IsSuccessStatusCode)
            throw new ServerRefusesException(await ProblemJson.Explain(response, cancellation));
        return await JsonSerializer.DeserializeAsync<JsonElement>(await response.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
    }
}

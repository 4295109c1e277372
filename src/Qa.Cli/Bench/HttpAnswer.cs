using System.Text.Json;
using Qa.Cli.Silo;

namespace Qa.Cli.Bench;

/// <summary>Sends one request, once: a load test that tries again measures something else.</summary>
internal static class HttpAnswer
{
    /// <summary>Ends when the whole answer is here.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or no connection within the client's limit.</exception>
    public static async Task<BenchAnswer> To(HttpClient client, HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using (request)
            {
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
                return new BenchAnswer((int)response.StatusCode, null, response.IsSuccessStatusCode ? null : await ProblemJson.Explain(response, cancellation));
            }
        }
        catch (HttpRequestException error)
        {
            return new BenchAnswer(null, JsonNamingPolicy.CamelCase.ConvertName($"{error.HttpRequestError}"), error.Message);
        }
        catch (IOException error)
        {
            return new BenchAnswer(null, "broken", error.Message);
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly;
using Qa.Cli.Silo;

namespace Qa.Cli.Calls;

/// <summary>What became of a line that was sent.</summary>
/// <param name="Status">"accepted", "unchanged", "newVersion" or "rejected".</param>
/// <param name="Reason">Only when rejected.</param>
internal sealed record LineAnswer(SourceLine Line, string Status, string? CallId, string? Reason)
{
    public bool Acknowledged => Reason is null;
}

/// <summary>The server will not take any batch; going on is useless.</summary>
internal sealed class ServerRefusesException(string message) : Exception(message);

/// <summary>Sends calls to the batch endpoint until each line has its answer. Lines that the server was too busy for are sent again, answered ones never.</summary>
internal sealed class BatchSender(HttpClient client, ResiliencePipeline retry)
{
    private const string Path = "api/v1/calls:batch";

    /// <summary>A server that stays silent for so long while it answers a batch has gone.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(100);

    /// <exception cref="ServerRefusesException">The server answered the whole request with an error that trying again cannot mend.</exception>
    /// <exception cref="HttpRequestException">Unreachable, also after all repetitions; likewise <see cref="IOException"/> and <see cref="BusyException"/>.</exception>
    public async Task Send(IReadOnlyList<SourceLine> lines, Action<LineAnswer> onAnswer, CancellationToken cancellation)
    {
        var pending = lines.ToList();
        await retry.ExecuteAsync(
            async token =>
            {
                var busy = await Attempt(pending, onAnswer, token);
                pending = busy;
                if (busy.Count > 0)
                    throw new BusyException("The server is busy.");
            },
            cancellation);
    }

    /// <summary>Sends once. Removes answered lines from <paramref name="pending"/> as the answers come, so that a broken connection costs only the rest.</summary>
    /// <returns>Lines to send again.</returns>
    private async Task<List<SourceLine>> Attempt(List<SourceLine> pending, Action<LineAnswer> onAnswer, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(Body(pending)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(LongestSilence);
        var sent = pending.ToArray();
        var busy = new List<SourceLine>();
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
            await ThrowUnlessTaken(response, silence.Token);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(silence.Token), Encoding.UTF8);
            while (await reader.ReadLineAsync(silence.Token) is { } text)
            {
                silence.CancelAfter(LongestSilence);
                var (number, answer, isBusy) = Read(text, sent);
                if (isBusy)
                    busy.Add(sent[number - 1]);
                else
                    onAnswer(answer);
                pending.Remove(sent[number - 1]);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            pending.AddRange(busy);
            throw new IOException($"No answer for {LongestSilence.TotalSeconds:0} s.");
        }
        catch
        {
            pending.AddRange(busy);
            throw;
        }

        // The answer ended early: whoever answered broke off cleanly, so the rest must be sent again.
        busy.AddRange(pending);
        return busy;
    }

    private static byte[] Body(List<SourceLine> lines)
    {
        using var body = new MemoryStream(lines.Sum(line => line.Bytes!.Length + 1));
        foreach (var line in lines)
        {
            body.Write(line.Bytes);
            body.WriteByte((byte)'\n');
        }

        return body.ToArray();
    }

    private static async Task ThrowUnlessTaken(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType is "application/x-ndjson")
            return;

        var reason = await ProblemJson.Explain(response, cancellation);
        throw response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout =>
                new BusyException(reason, response.Headers.RetryAfter?.Delta),
            _ => new ServerRefusesException(reason),
        };
    }

    private static (int Number, LineAnswer Answer, bool IsBusy) Read(string text, SourceLine[] sent)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            var number = root.GetProperty("line").GetInt32();
            if (number < 1 || number > sent.Length)
                throw new IOException($"The server answered line {number} of {sent.Length}.");

            var status = root.GetProperty("status").GetString()!;
            var callId = root.TryGetProperty("callId", out var id) ? id.GetString() : null;
            if (status is not "rejected")
                return (number, new LineAnswer(sent[number - 1], status, callId, null), false);

            var problem = root.TryGetProperty("problem", out var given) ? given : default;
            var reason = problem.ValueKind == JsonValueKind.Undefined ? "rejected" : ProblemJson.Text(problem);
            return (number, new LineAnswer(sent[number - 1], status, callId, reason), ProblemJson.Status(problem) is 429 or 503);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ServerRefusesException($"The answer is not that of a batch: {text[..Math.Min(text.Length, 200)]}");
        }
    }
}

using System.Text.Json;

namespace Qa.Cli.Silo;

/// <summary>A refusal as the server sends it (problem+json), read leniently: whoever answers may be something else.</summary>
internal static class ProblemJson
{
    public static int? Status(JsonElement problem) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("status", out var status) && status.TryGetInt32(out var number) ? number : null;

    /// <summary>"detail (path: message; …) remedy", with what is there.</summary>
    public static string Text(JsonElement problem)
    {
        if (problem.ValueKind != JsonValueKind.Object)
            return problem.ToString();

        var errors = problem.TryGetProperty("errors", out var list) && list.ValueKind == JsonValueKind.Array
            ? string.Join("; ", list.EnumerateArray().Select(part => $"{Field(part, "path")}: {Field(part, "message")}"))
            : string.Empty;
        var text = Field(problem, "detail") is { Length: > 0 } detail ? detail : Field(problem, "title");
        return string.Join(' ', new[] { text, errors.Length > 0 ? $"({errors})" : string.Empty, Field(problem, "remedy") }.Where(part => part.Length > 0));
    }

    /// <summary>Reads why a response failed, from whatever body it has.</summary>
    public static async Task<string> Explain(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = $"HTTP {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        if (response.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
            return status;

        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
            return $"{status}: {Text(body.RootElement)}";
        }
        catch (JsonException)
        {
            return status;
        }
    }

    private static string Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : string.Empty;
}

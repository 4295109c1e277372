using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Qa.Benchmarks.Calls;

/// <summary>What the ways of ingesting calls have in common: clients, a clock, and how rates are told.</summary>
internal static class Load
{
    /// <summary>Clients at once, and calls per raw transaction.</summary>
    public const int Width = 64;

    /// <summary>Does the work for all items, as many at once as there are clients.</summary>
    public static Task Each<T>(IEnumerable<T> items, Func<T, Task> work) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = Width }, async (item, _) => await work(item));

    /// <exception cref="HttpRequestException">It was not accepted.</exception>
    public static async Task Post(HttpClient client, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync("/api/v1/calls", content);
        response.EnsureSuccessStatusCode();
    }

    /// <returns>How many of so many a second.</returns>
    public static async Task<double> PerSecond(int count, Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Prints a rate and its share of the reference.</summary>
    public static void Line(string what, double rate, double share) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-44} {rate,8:N0} calls/s   {share,7:P0}"));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}

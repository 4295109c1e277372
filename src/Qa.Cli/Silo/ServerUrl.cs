using System.CommandLine;
using System.Net.Http.Headers;

namespace Qa.Cli.Silo;

/// <summary>Where the running server is.</summary>
internal static class ServerUrl
{
    public const string Default = "http://127.0.0.1:8080";

    public static Option<string> Option(Terminal terminal) => new("--url")
    {
        Description = terminal.Say("服务地址", "Address of the server"),
        DefaultValueFactory = _ => Default,
    };

    /// <exception cref="UsageException">Not an http or https address.</exception>
    public static Uri Parse(string text)
    {
        if (Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        throw new UsageException($"“{text}”不是 http 地址，应如 {Default}", $"'{text}' is not an http address such as {Default}.");
    }

    /// <summary>A client that asks for texts in the user's language and leaves time limits to its callers.</summary>
    public static HttpClient Client(Uri url, Terminal terminal)
    {
        var client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            BaseAddress = url,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(terminal.English ? "en" : "zh"));
        return client;
    }
}

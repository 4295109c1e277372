using System.Net.Sockets;
using System.Reflection;
using Qa.Cli.Silo;

namespace Qa.Cli.Doctor;

/// <summary>Is the server up, and if not, can it take its port?</summary>
internal static class SiloCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<Finding> Run(Uri url, Terminal terminal, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var check = terminal.Say($"服务 {url}", $"Server {url}");
        try
        {
            if (!await Listens(url, patience.Token))
            {
                return new Finding(
                    check, Health.Warn, terminal.Say("没有运行，端口空闲", "not running; the port is free"),
                    terminal.Say("启动：dotnet run --project silo", "Start it: dotnet run --project silo"));
            }

            using var client = ServerUrl.Client(url, terminal);
            return await Ask(client, check, terminal, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Finding(check, Health.Fail, terminal.Say($"{Patience.TotalSeconds:0} 秒内没有回答", $"no answer within {Patience.TotalSeconds:0} s"), terminal.Say("看服务日志；必要时重启", "Look at the server's log; restart it if need be."));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            return Stranger(check, url, error.Message, terminal);
        }
    }

    private static async Task<bool> Listens(Uri url, CancellationToken cancellation)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(url.Host, url.Port, cancellation);
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }

    private static async Task<Finding> Ask(HttpClient client, string check, Terminal terminal, CancellationToken cancellation)
    {
        using var live = await client.GetAsync("health/live", cancellation);
        if (!live.IsSuccessStatusCode)
            return Stranger(check, client.BaseAddress!, $"HTTP {(int)live.StatusCode}, Server: {live.Headers.Server}", terminal);

        using var ready = await client.GetAsync("health/ready", cancellation);
        return ready.IsSuccessStatusCode
            ? new Finding(check, Health.Ok, terminal.Say($"运行中，可收通话；qa {Version}", $"running and ready; qa {Version}"))
            : new Finding(check, Health.Fail, terminal.Say("运行中，但收不了通话：", "running, but it cannot take calls: ") + await ProblemJson.Explain(ready, cancellation), terminal.Say("按上述原因处理；看服务日志", "Mend the reason above; look at the server's log."));
    }

    private static Finding Stranger(string check, Uri url, string who, Terminal terminal) => new(
        check,
        Health.Fail,
        terminal.Say($"端口 {url.Port} 上回答的不是本系统（{who}）", $"something else answers on port {url.Port} ({who})"),
        terminal.Say("停掉它，或用 ASPNETCORE_URLS 换一个端口", "Stop it, or choose another port with ASPNETCORE_URLS."));

    private static string Version => typeof(SiloCheck).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";
}

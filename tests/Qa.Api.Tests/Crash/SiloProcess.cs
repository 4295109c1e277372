using System.Diagnostics;
using System.Net.Sockets;

namespace Qa.Api.Tests.Crash;

/// <summary>A real silo in its own process, as a user runs it.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SiloProcess(Process process, Uri url)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromMinutes(5) };
    }

    public HttpClient Http { get; }

    public static async Task<SiloProcess> Start(string dataDir, params string[] more)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var silo = new SiloProcess(Run(["--urls", url.ToString(), "--Qa:DataDir", dataDir, "--Qa:Dashboard:Embedded", "false", .. more]), url);
        var ready = await RunningSilo.Eventually(silo.IsReady, ready => ready || silo._process.HasExited);
        return ready ? silo : throw new InvalidOperationException("The silo did not become ready.");
    }

    /// <summary>The exit code and what it said, of a silo that ends by itself.</summary>
    public static async Task<(int Code, string Output)> Fails(params string[] args)
    {
        using var process = Run(args);
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }

    /// <summary>kill -9: nothing is flushed, nothing is said.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }

    private async Task<bool> IsReady()
    {
        try
        {
            return (await Http.GetAsync("/health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Process Run(params string[] args)
    {
        // Tests and silo are built side by side: artifacts/bin/<project>/<configuration>.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var silo = Path.Combine(configuration.Parent!.Parent!.FullName, "Qa.Silo", configuration.Name, "Qa.Silo.dll");
        var start = new ProcessStartInfo("dotnet", [silo, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => TestContext.Current.SendDiagnosticMessage($"silo: {line.Data}");
        process.BeginOutputReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Qa.EndToEnd.Tests;

/// <summary>The real product in its own process, on free ports of this machine, with an empty data directory.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    // Only a process that hangs takes so long, whatever else the machine does.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _output = new();
    private readonly Process _process;
    private readonly string _data;

    private SiloProcess(string url, string data, ProcessStartInfo start)
    {
        Url = url;
        _data = data;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
    }

    public string Url { get; }

    public static async Task<SiloProcess> Start()
    {
        var data = Directory.CreateTempSubdirectory("qa-e2e-").FullName;
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Dll()])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = data,
            Environment =
            {
                ["ASPNETCORE_URLS"] = url,
                ["Qa__DataDir"] = data,
                ["Qa__Cluster__SiloPort"] = $"{FreePort()}",
                ["Qa__Cluster__GatewayPort"] = $"{FreePort()}",
            },
        };
        var silo = new SiloProcess(url, data, start);
        silo._process.Start();
        silo._process.BeginOutputReadLine();
        silo._process.BeginErrorReadLine();
        await silo.BecomeReady();
        return silo;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task BecomeReady()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience && !_process.HasExited)
        {
            try
            {
                if ((await http.GetAsync($"{Url}/health/ready")).IsSuccessStatusCode)
                    return;
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        throw new InvalidOperationException($"The silo did not become ready at {Url}. It said:\n{_output}");
    }

    private void Note(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    // Beside this test's own output: artifacts/bin/<project>/<configuration>.
    private static string Dll()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var dll = Path.Combine(own.Parent!.Parent!.FullName, "Qa.Silo", own.Name, "Qa.Silo.dll");
        return File.Exists(dll) ? dll : throw new FileNotFoundException($"No silo at {dll}. Build the solution first.", dll);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

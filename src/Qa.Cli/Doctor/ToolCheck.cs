using System.ComponentModel;
using System.Diagnostics;

namespace Qa.Cli.Doctor;

/// <summary>Asks other programs for their version.</summary>
internal static class ToolCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>An optional tool: its absence is a warning.</summary>
    public static async Task<Finding> Run(string name, string use, string[] programs, string[] arguments, Terminal terminal, CancellationToken cancellation)
    {
        foreach (var program in programs)
        {
            if (await FirstLine(program, arguments, cancellation) is { } version)
                return new Finding(name, Health.Ok, version);
        }

        return new Finding(name, Health.Warn, terminal.Say($"没有找到（可选，{use}）", $"not found (optional: {use})"), terminal.Say($"需要时安装 {name} 并放进 PATH", $"Install {name} on the PATH when you need it."));
    }

    /// <returns>The first line that the program writes, or null when it cannot be run.</returns>
    public static async Task<string?> FirstLine(string program, string[] arguments, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var line = await process.StandardOutput.ReadLineAsync(patience.Token);
            return string.IsNullOrWhiteSpace(line) ? null : line.Trim();
        }
        catch (Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}

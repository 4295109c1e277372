using System.Runtime.InteropServices;

namespace Qa.Cli.Doctor;

/// <summary>.NET: what runs this program, and what would build the product.</summary>
internal static class RuntimeCheck
{
    private const int Needed = 10;

    public static Finding Runtime(Terminal terminal)
    {
        var what = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}";
        return Environment.Version.Major >= Needed
            ? new Finding(terminal.Say("运行时", "Runtime"), Health.Ok, what)
            : new Finding(terminal.Say("运行时", "Runtime"), Health.Fail, what, terminal.Say($"安装 .NET {Needed} 运行时", $"Install the .NET {Needed} runtime."));
    }

    public static async Task<Finding> Sdk(Terminal terminal, CancellationToken cancellation)
    {
        var version = await ToolCheck.FirstLine("dotnet", ["--version"], cancellation);
        return int.TryParse(version?.Split('.')[0], out var major) && major >= Needed
            ? new Finding("SDK", Health.Ok, version!)
            : new Finding(
                "SDK", Health.Warn, version ?? terminal.Say("没有找到", "not found"),
                terminal.Say($"从源码启动需要 .NET SDK {Needed}", $"Starting from source needs the .NET SDK {Needed}."));
    }
}

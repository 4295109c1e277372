using System.CommandLine;
using Qa.Cli.Silo;

namespace Qa.Cli.Doctor;

/// <summary><c>qa doctor</c>: whether this machine can run the product, and what to do where it cannot.</summary>
internal static class DoctorCommand
{
    public static Command Build(Terminal terminal)
    {
        var url = ServerUrl.Option(terminal);
        var data = new Option<string>("--data")
        {
            Description = terminal.Say("数据目录；默认取环境变量 Qa__DataDir，否则 ./data", "Data directory; the environment's Qa__DataDir by default, else ./data"),
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("Qa__DataDir") is { Length: > 0 } named ? named : "./data",
        };
        var json = new Option<bool>("--json") { Description = terminal.Say("输出 JSON Lines", "Write JSON Lines") };
        var command = new Command("doctor", terminal.Say("检查运行环境并给出处理办法", "Check the machine and say what to do")) { url, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var address = ServerUrl.Parse(parsed.GetRequiredValue(url));
            var folder = Path.GetFullPath(parsed.GetRequiredValue(data));
            var worst = Health.Ok;
            await foreach (var finding in Examine(address, folder, terminal, cancellation))
            {
                Write(finding, parsed.GetValue(json), terminal);
                worst = finding.Health > worst ? finding.Health : worst;
            }

            return worst == Health.Fail ? ExitCode.SomeFailed : ExitCode.Fine;
        });
        return command;
    }

    private static async IAsyncEnumerable<Finding> Examine(
        Uri url, string folder, Terminal terminal, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return RuntimeCheck.Runtime(terminal);
        yield return await RuntimeCheck.Sdk(terminal, cancellation);
        yield return await SiloCheck.Run(url, terminal, cancellation);
        foreach (var finding in DataCheck.Run(folder, terminal))
            yield return finding;
        yield return await ToolCheck.Run("ffmpeg", terminal.Say("用于读取录音", "reads recordings"), ["ffmpeg"], ["-version"], terminal, cancellation);
        yield return await ToolCheck.Run("chromium", terminal.Say("用于浏览器测试", "runs the browser tests"), ["chromium", "chromium-browser", "google-chrome"], ["--version"], terminal, cancellation);
    }

    private static void Write(Finding finding, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Json(finding);
            return;
        }

        var mark = finding.Health switch
        {
            Health.Ok => terminal.Say("✓ 正常", "✓ ok  "),
            Health.Warn => terminal.Say("! 注意", "! warn"),
            _ => terminal.Say("✗ 失败", "✗ FAIL"),
        };
        terminal.Line($"{mark}  {finding.Check}{terminal.Say("：", ": ")}{finding.Reason}");
        if (finding.Remedy is { } remedy)
            terminal.Line($"        → {remedy}");
    }
}

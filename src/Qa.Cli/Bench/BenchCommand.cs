using System.CommandLine;

namespace Qa.Cli.Bench;

/// <summary><c>qa bench</c>: how much a running server takes, and how long it lets wait.</summary>
internal static class BenchCommand
{
    public static Command Build(Terminal terminal) => new("bench", terminal.Say("压测运行中的服务：按时发送，不等应答", "Load a running server: sends on time, whatever is answered"))
    {
        IngestCommand.Build(terminal),
        ReadsCommand.Build(terminal),
    };
}

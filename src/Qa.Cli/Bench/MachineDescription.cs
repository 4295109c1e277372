using System.Runtime.InteropServices;

namespace Qa.Cli.Bench;

/// <summary>The machine that sends; also that of the server when both are one. Figures without it cannot be compared.</summary>
/// <param name="Cpus">That this program may use.</param>
/// <param name="MemoryBytes">That this program may use.</param>
internal sealed record MachineDescription(string Cpu, int Cpus, long MemoryBytes, string Os, string Runtime)
{
    public static MachineDescription OfThis() => new(
        CpuModel(), Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}", RuntimeInformation.FrameworkDescription);

    // Linux on ARM names no model there; Windows has the variable; elsewhere the architecture has to do.
    private static string CpuModel()
    {
        const string Info = "/proc/cpuinfo";
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? $"{RuntimeInformation.ProcessArchitecture}";
    }
}

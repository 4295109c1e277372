using Qa.Storage.Tests.Calls;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Qa.Storage.Tests;

/// <summary>Runs the tests, as the generated entry point would, or is the process that <see cref="CrashTests"/> kills.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args) => args switch
    {
        [CrashTests.WriterArgument, var kind, var place] => await CrashTests.WriteForEver(Enum.Parse<StoreKind>(kind), place),
        _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") =>
            await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => await ConsoleRunner.Run(args),
    };
}

using System.CommandLine;

namespace Qa.Cli.Bench;

/// <summary><c>qa bench reads</c>: what dashboards ask for.</summary>
internal static class ReadsCommand
{
    public static Command Build(Terminal terminal)
    {
        var command = new Command("reads", terminal.Say("像看板那样读：列表、搜索、通话、坐席、班组", "Read as dashboards do: lists, search, calls, agents, teams"));
        var options = new BenchOptions(command, usualRate: 20, terminal);
        command.SetAction((parsed, cancellation) => new BenchRun("reads", options, TimeProvider.System, terminal).Run(parsed, Prepare, cancellation));
        return command;
    }

    private static async Task<Func<BenchRequest>> Prepare(BenchTargets targets, BenchPlan plan, CancellationToken cancellation)
    {
        var mix = new ReadMix(await ReadSample.Discover(targets.First, cancellation), plan.Seed);
        return () =>
        {
            var ((kind, path), client) = (mix.Next(), targets.Next());
            return new BenchRequest(kind, stop => HttpAnswer.To(client, new HttpRequestMessage(HttpMethod.Get, path), stop));
        };
    }
}

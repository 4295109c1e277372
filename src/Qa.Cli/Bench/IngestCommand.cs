using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using Qa.Domain.Calls;

namespace Qa.Cli.Bench;

/// <summary><c>qa bench ingest</c>: whole calls, one by one, as a telephone system would send them.</summary>
internal static class IngestCommand
{
    private static readonly BenchKind Kind = new("ingest", new("送入通话", "ingest"));
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static Command Build(Terminal terminal)
    {
        var command = new Command("ingest", terminal.Say("送入新的完整通话：会留在服务里，请用测试环境", "New whole calls: they stay in the server, so use one for tests"));
        var options = new BenchOptions(command, usualRate: 50, terminal);
        var agents = RangeOption.Of("--agents", "接这些通话的坐席数", "Agents who take the calls", 300, 1, 100_000, terminal);
        command.Options.Add(agents);
        command.SetAction((parsed, cancellation) =>
            new BenchRun("ingest", options, TimeProvider.System, terminal).Run(parsed, (targets, plan, _) => Task.FromResult(Prepare(targets, plan, parsed.GetValue(agents))), cancellation));
        return command;
    }

    private static Func<BenchRequest> Prepare(BenchTargets targets, BenchPlan plan, int agents)
    {
        var now = DateTime.UtcNow;
        var run = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmss}-{Random.Shared.Next(1 << 16):x4}");
        var calls = BenchCalls.Generate(run, plan.Seed, plan.PerSecond * plan.End.TotalSeconds, agents, DateOnly.FromDateTime(now).AddDays(-1));
        return () =>
        {
            var (call, client) = (calls.Next(), targets.Next());
            return new BenchRequest(Kind, cancellation => HttpAnswer.To(client, Post(call), cancellation));
        };
    }

    private static HttpRequestMessage Post(Call call) => new(HttpMethod.Post, "api/v1/calls")
    {
        Content = new ByteArrayContent(CallJson.Write(call)) { Headers = { ContentType = Json } },
    };
}

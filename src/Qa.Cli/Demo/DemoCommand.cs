using System.CommandLine;
using System.Globalization;
using Qa.Cli.Calls;
using Qa.Demo;
using Qa.Domain.Calls;

namespace Qa.Cli.Demo;

/// <summary><c>qa demo</c>: ten weeks of sample calls into a running server, or into a file.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static Command Build(Terminal terminal)
    {
        var seed = new Option<int>("--seed") { Description = terminal.Say("随机种子：换一个数，换一批话", "Seed: another number, other words"), DefaultValueFactory = _ => 42 };
        var lastDay = new Option<string?>("--last-day") { Description = terminal.Say("最后一天，如 2026-11-20；默认昨天", "Last day, such as 2026-11-20; yesterday by default") };
        var output = new Option<string?>("--out") { Description = terminal.Say("写成 NDJSON 文件，不发送", "Write an NDJSON file instead of sending") };
        var command = new Command("demo", terminal.Say("导入示例数据：三个班组、十五名坐席、十周通话", "Import sample data: three teams, fifteen agents, ten weeks")) { seed, lastDay, output };
        var options = new ImportOptions(command, terminal);
        command.SetAction(async (parsed, cancellation) =>
        {
            var calls = DemoCalls.Generate(parsed.GetValue(seed), LastDay(parsed.GetValue(lastDay))).Select(CallJson.Write).ToArray();
            return parsed.GetValue(output) is { } file
                ? await Write(calls, file, terminal, cancellation)
                : await Send(calls, options, parsed, terminal, cancellation);
        });
        return command;
    }

    private static async Task<int> Send(byte[][] calls, ImportOptions options, ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        // The sample is small and repeats are harmless: nothing is gained by remembering how far it came.
        using var nothing = Checkpoint.None();
        var lines = calls.Select((call, i) => new SourceLine("demo", i + 1, call, null, i + 1)).ToAsyncEnumerable();
        var result = await options.Run(parsed, lines, calls.Length, nothing, terminal, cancellation);
        return result.Complete ? ExitCode.Fine : ExitCode.SomeFailed;
    }

    private static async Task<int> Write(byte[][] calls, string file, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.Create(file);
            foreach (var call in calls)
            {
                await stream.WriteAsync(call, cancellation);
                stream.WriteByte((byte)'\n');
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"写不了 {file}：{error.Message}", $"Cannot write {file}: {error.Message}");
        }

        terminal.Line(terminal.Say($"已写入 {calls.Length} 通示例通话：{file}", $"{calls.Length} sample calls written to {file}"));
        return ExitCode.Fine;
    }

    private static DateOnly LastDay(string? text)
    {
        if (text is null)
            return DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(China).DateTime).AddDays(-1);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        throw new UsageException($"“{text}”不是日期，应如 2026-11-20", $"'{text}' is not a day such as 2026-11-20.");
    }
}

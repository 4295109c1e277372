using System.CommandLine;
using System.Globalization;
using Qa.Cli.Silo;

namespace Qa.Cli.Calls;

/// <summary><c>qa export calls</c>: calls out of a running server, as they can be imported again, or as a table.</summary>
internal static class ExportCommand
{
    public static Command Build(Terminal terminal) => new("export", terminal.Say("导出", "Export")) { Calls(terminal) };

    private static Command Calls(Terminal terminal)
    {
        var filters = Filters(terminal);
        var output = new Option<string?>("--out") { Description = terminal.Say("写入的文件；默认标准输出", "File to write; standard output by default") };
        var format = new Option<string>("--format") { Description = terminal.Say("ndjson（完整通话，可再导入）或 csv（一行一通）", "ndjson (whole calls, can be imported again) or csv (a row per call)"), DefaultValueFactory = _ => "ndjson" };
        format.AcceptOnlyFromAmong("ndjson", "csv");
        var url = ServerUrl.Option(terminal);
        var command = new Command("calls", terminal.Say("导出通话", "Export calls")) { output, format, url };
        foreach (var filter in filters)
            command.Options.Add(filter);
        command.SetAction(async (parsed, cancellation) =>
        {
            var query = filters
                .Select(filter => (Name: filter.Name.TrimStart('-'), Value: parsed.GetValue(filter)))
                .Where(filter => !string.IsNullOrEmpty(filter.Value))
                .Select(filter => $"{CamelCase(filter.Name)}={Uri.EscapeDataString(filter.Value!)}");
            using var client = ServerUrl.Client(ServerUrl.Parse(parsed.GetRequiredValue(url)), terminal);
            return await Run(new CallExport(client, string.Join('&', query)), parsed.GetValue(output), parsed.GetValue(format) is "csv", terminal, cancellation);
        });
        return command;
    }

    private static Option<string?>[] Filters(Terminal terminal) =>
    [
        new("--from") { Description = terminal.Say("首日，如 2026-11-01", "First day, such as 2026-11-01") },
        new("--to") { Description = terminal.Say("末日（含）", "Last day, inclusive") },
        new("--team") { Description = terminal.Say("班组编号", "Team id") },
        new("--agent") { Description = terminal.Say("坐席工号", "Agent id") },
        new("--business-line") { Description = terminal.Say("业务线", "Business line") },
        new("--rule") { Description = terminal.Say("命中此规则的通话", "Calls that break this rule") },
        new("--severity") { Description = terminal.Say("至少此严重级", "At least this severity") },
        new("--min-score") { Description = terminal.Say("最低分", "Lowest score") },
        new("--max-score") { Description = terminal.Say("最高分", "Highest score") },
        new("--q") { Description = terminal.Say("对话中须有的词", "Words that must occur") },
    ];

    private static async Task<int> Run(CallExport export, string? file, bool csv, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var count = 0;
            // Calls may be many: written as they come, under another name until all of them are there.
            var partial = file is null ? null : file + ".part";
            await using (var writer = partial is null ? terminal.Out : new StreamWriter(partial, append: false, CallCsv.Encoding(withMark: csv)) { NewLine = "\n" })
            {
                count = await (csv ? CallCsv.Write(export.Summaries(cancellation), writer, terminal) : export.WriteCalls(writer, cancellation));
                await writer.FlushAsync(cancellation);
            }

            if (partial is not null)
                File.Move(partial, file!, overwrite: true);
            terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"{terminal.Say("已导出通话", "Calls exported")}: {count}"));
            return ExitCode.Fine;
        }
        catch (ServerRefusesException refused)
        {
            terminal.Complain(refused.Message);
            return ExitCode.SomeFailed;
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or KeyNotFoundException)
        {
            terminal.Complain(terminal.Say($"回答不像本系统的接口：{error.Message}", $"The answer is not that of this system: {error.Message}"));
            return ExitCode.SomeFailed;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            terminal.Complain(terminal.Say($"导出失败：{error.Message}", $"Export failed: {error.Message}"));
            return ExitCode.SomeFailed;
        }
    }

    private static string CamelCase(string name) =>
        string.Concat(name.Split('-').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}

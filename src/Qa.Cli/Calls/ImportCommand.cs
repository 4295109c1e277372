using System.CommandLine;
using System.Net;
using Qa.Cli.Silo;

namespace Qa.Cli.Calls;

/// <summary><c>qa import</c>: files of calls into a running server.</summary>
internal static class ImportCommand
{
    public static Command Build(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = terminal.Say("通话文件（*.json、*.ndjson、*.jsonl）或文件夹（含子文件夹）", "Files of calls (*.json, *.ndjson, *.jsonl) or folders, with all below them"),
            Arity = ArgumentArity.OneOrMore,
        };
        var resume = new Option<string?>("--resume")
        {
            Description = terminal.Say("断点文件；默认在第一个 PATH 旁边，名为 PATH.qa-import，全部成功后删除", "Checkpoint file; PATH.qa-import beside the first PATH by default, deleted when all is done"),
        };
        var command = new Command("import", terminal.Say("导入通话：可重复执行，中断后接着导入", "Import calls: safe to repeat, goes on after an interruption")) { paths, resume };
        var options = new ImportOptions(command, terminal);
        command.SetAction(async (parsed, cancellation) =>
        {
            var named = parsed.GetRequiredValue(paths);
            var files = CallFiles.Find(named);
            var url = options.Url(parsed);
            using var checkpoint = await Open(parsed.GetValue(resume), named[0], url, terminal, cancellation);
            var total = files.Sum(file => new FileInfo(file).Length);
            var result = await options.Run(parsed, CallFiles.Read(files, cancellation), total, checkpoint, terminal, cancellation);
            if (!result.Complete)
                return ExitCode.SomeFailed;
            checkpoint.Delete();
            return ExitCode.Fine;
        });
        return command;
    }

    private static async Task<Checkpoint> Open(string? named, string firstPath, Uri url, Terminal terminal, CancellationToken cancellation)
    {
        var path = named ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(firstPath)) + ".qa-import";
        var checkpoint = Checkpoint.Open(path, url);
        if (checkpoint.LastCallId is { } callId)
        {
            if (await IsGone(callId, url, terminal, cancellation))
            {
                checkpoint.Clear();
                terminal.Complain(terminal.Say($"服务上已没有断点 {path} 记下的通话，从头导入。", $"The server no longer has the calls of the checkpoint {path}; starting from the beginning."));
            }
            else
            {
                terminal.Complain(terminal.Say(
                    $"接着上次导入：{checkpoint.Known} 通已确认，跳过（要从头导入请删除 {path}）。",
                    $"Going on: {checkpoint.Known} calls were acknowledged and are skipped (delete {path} to start anew)."));
            }
        }

        try
        {
            checkpoint.Start(url);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (named is not null)
                throw new UsageException($"写不了断点文件 {path}：{error.Message}", $"Cannot write the checkpoint {path}: {error.Message}");
            terminal.Complain(terminal.Say($"写不了断点文件 {path}，本次导入中断后只能从头再来。", $"Cannot write the checkpoint {path}; this import cannot be resumed."));
        }

        return checkpoint;
    }

    // After the store was emptied, skipping "acknowledged" calls would lose them.
    private static async Task<bool> IsGone(string callId, Uri url, Terminal terminal, CancellationToken cancellation)
    {
        using var client = ServerUrl.Client(url, terminal);
        try
        {
            using var response = await client.GetAsync($"api/v1/calls/{Uri.EscapeDataString(callId)}", HttpCompletionOption.ResponseHeadersRead, cancellation);
            return response.StatusCode == HttpStatusCode.NotFound;
        }
        catch (HttpRequestException)
        {
            return false; // Not up yet: the import itself will try again and tell.
        }
    }
}

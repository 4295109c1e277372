using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using Qa.Cli.Bench;
using Qa.Cli.Calls;
using Qa.Cli.Demo;
using Qa.Cli.Doctor;
using Qa.Cli.Rules;

namespace Qa.Cli;

/// <summary>The <c>qa</c> command.</summary>
internal static class QaCommand
{
    /// <returns>0 fine, 1 some failed, 2 wrong use.</returns>
    public static async Task<int> Run(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation = default)
    {
        CultureInfo.CurrentUICulture = terminal.Culture;
        var parsed = Build(terminal).Parse(args);
        var wrong = parsed.Action is ParseErrorAction ? parsed.Errors.Select(error => error.Message) : UnknownOptions(parsed, terminal);
        if (wrong.Any())
        {
            foreach (var message in wrong)
                terminal.Complain(message);
            terminal.Complain(terminal.Say("用 qa --help 查看用法。", "See qa --help."));
            return ExitCode.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false },
                cancellation);
        }
        catch (UsageException usage)
        {
            terminal.Complain(terminal.Say(usage.Text));
            return ExitCode.WrongUse;
        }
        catch (OperationCanceledException)
        {
            terminal.Complain(terminal.Say("已中断。", "Interrupted."));
            return ExitCode.SomeFailed;
        }
    }

    // The parser would take a mistyped option for a file name.
    private static IEnumerable<string> UnknownOptions(ParseResult parsed, Terminal terminal) => parsed.CommandResult.Tokens
        .Where(token => token.Type == TokenType.Argument && token.Value.StartsWith('-'))
        .Select(token => terminal.Say($"没有选项 {token.Value}。", $"There is no option {token.Value}."));

    private static RootCommand Build(Terminal terminal)
    {
        var language = new Option<string>("--lang")
        {
            Description = terminal.Say("语言：zh 或 en（默认看 LANG）", "Language: zh or en (LANG by default)"),
            Recursive = true,
        };
        language.AcceptOnlyFromAmong("zh", "en");
        var root = new RootCommand(terminal.Say("通话质检系统 Qa.Orleans 的命令行", "Command line of Qa.Orleans, quality assurance for calls"));
        root.Options.Add(language);
        root.Subcommands.Add(ImportCommand.Build(terminal));
        root.Subcommands.Add(DemoCommand.Build(terminal));
        root.Subcommands.Add(ExportCommand.Build(terminal));
        root.Subcommands.Add(RulesCommand.Build(terminal));
        root.Subcommands.Add(BenchCommand.Build(terminal));
        root.Subcommands.Add(DoctorCommand.Build(terminal));
        return root;
    }
}

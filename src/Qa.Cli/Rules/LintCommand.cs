using System.CommandLine;

namespace Qa.Cli.Rules;

/// <summary><c>qa rules lint</c>: what is wrong in a pack, and where.</summary>
internal static class LintCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = RulesCommand.FileArgument(terminal);
        var json = RulesCommand.JsonOption(terminal);
        var command = new Command("lint", terminal.Say("检查规则包：文件:行:列: error|warning: 说明", "Check a rule pack: file:line:column: error|warning: message"))
        {
            file,
            json,
        };
        command.SetAction(parsed => Run(PackSource.Open(parsed.GetValue(file)), parsed.GetValue(json), terminal));
        return command;
    }

    private static int Run(PackSource pack, bool json, Terminal terminal)
    {
        foreach (var problem in pack.Reading.Problems)
        {
            if (json)
                terminal.Json(new { file = pack.Name, problem.Line, problem.Column, severity = problem.IsError ? "error" : "warning", message = terminal.Say(problem.Message) });
            else
                terminal.Line(pack.Describe(problem, terminal));
        }

        var errors = pack.Reading.Problems.Count(problem => problem.IsError);
        var warnings = pack.Reading.Problems.Length - errors;
        var rules = pack.Reading.Book?.Rules.Length ?? 0;
        if (json)
            terminal.Json(new { file = pack.Name, rules, errors, warnings });
        else
            terminal.Line(terminal.Say($"{pack.Name}：{rules} 条规则，{errors} 个错误，{warnings} 个警告", $"{pack.Name}: {rules} rules, {errors} errors, {warnings} warnings"));
        return pack.Reading.HasErrors ? ExitCode.SomeFailed : ExitCode.Fine;
    }
}

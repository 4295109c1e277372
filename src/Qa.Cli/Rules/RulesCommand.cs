using System.CommandLine;

namespace Qa.Cli.Rules;

/// <summary><c>qa rules</c>: everything an author of rules needs without a running server.</summary>
internal static class RulesCommand
{
    public static Command Build(Terminal terminal) => new("rules", terminal.Say("检查、测试、评估规则包", "Check, test and evaluate rule packs"))
    {
        LintCommand.Build(terminal),
        TestCommand.Build(terminal),
        EvaluateCommand.Build(terminal),
        JudgeCommand.Build(terminal),
        ShowCommand.Build(terminal),
        SchemaCommand.Build(terminal),
    };

    /// <summary>The pack to work on; the shipped one when it is not given.</summary>
    public static Argument<string?> FileArgument(Terminal terminal) => new("FILE")
    {
        Description = terminal.Say("规则包 YAML 文件；不给则用自带的 finance-zh", "A rule pack in YAML; the shipped finance-zh by default"),
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<bool> JsonOption(Terminal terminal) => new("--json")
    {
        Description = terminal.Say("输出 JSON Lines", "Write JSON Lines"),
    };
}

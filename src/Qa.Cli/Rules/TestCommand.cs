using System.CommandLine;
using Qa.Domain.Rules;

namespace Qa.Cli.Rules;

/// <summary><c>qa rules test</c>: judges every example of a pack and says why one is judged wrongly.</summary>
internal static class TestCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = RulesCommand.FileArgument(terminal);
        var json = RulesCommand.JsonOption(terminal);
        var rule = new Option<string?>("--rule") { Description = terminal.Say("只测这条规则", "Only this rule") };
        var verbose = new Option<bool>("--why") { Description = terminal.Say("通过的例句也解释", "Explain examples that pass, too") };
        var command = new Command("test", terminal.Say("逐条跑规则包里的例句", "Judge every example of a rule pack")) { file, rule, verbose, json };
        command.SetAction(parsed =>
        {
            var pack = PackSource.Open(parsed.GetValue(file));
            if (pack.Compile(terminal) is not { } book)
                return ExitCode.SomeFailed;
            return Run(book, parsed.GetValue(rule), parsed.GetValue(verbose), parsed.GetValue(json), terminal);
        });
        return command;
    }

    private static int Run(CompiledRulebook book, string? only, bool verbose, bool json, Terminal terminal)
    {
        var results = book.Book.Select(only)
            .SelectMany(rule => rule.Examples.Select(example => ExampleResult.Of(book, rule, example)))
            .ToArray();
        foreach (var result in results)
        {
            if (json)
                terminal.Json(result.ForJson(terminal));
            else
                Write(result, verbose, terminal);
        }

        var failed = results.Count(result => !result.Passed);
        if (json)
            terminal.Json(new { examples = results.Length, passed = results.Length - failed, failed });
        else
            terminal.Line(terminal.Say($"{results.Length} 个例句：{results.Length - failed} 通过，{failed} 失败", $"{results.Length} examples: {results.Length - failed} passed, {failed} failed"));
        return failed == 0 ? ExitCode.Fine : ExitCode.SomeFailed;
    }

    private static void Write(ExampleResult result, bool verbose, Terminal terminal)
    {
        if (result.Passed && !verbose)
        {
            terminal.Line($"{terminal.Say("通过", "pass")}  {result.Example.Id}");
            return;
        }

        var verdict = result.Passed ? terminal.Say("通过", "pass") : terminal.Say("失败", "FAIL");
        terminal.Line(terminal.Say(
            $"{verdict}  {result.Example.Id}  应为 {result.Example.Expect.InWords(terminal)}，判为 {result.Got.InWords(terminal)}",
            $"{verdict}  {result.Example.Id}  expected {result.Example.Expect.InWords(terminal)}, got {result.Got.InWords(terminal)}"));
        if (result.Example.Note.Length > 0)
            terminal.Line($"      # {result.Example.Note}");
        foreach (var utterance in result.Example.Call.Utterances)
            terminal.Line($"      {utterance.Seq} {utterance.Role.InWords(terminal)}: {utterance.Text}");
        foreach (var line in TraceText.Lines(result.Trace, terminal))
            terminal.Line($"      {line}");
    }
}

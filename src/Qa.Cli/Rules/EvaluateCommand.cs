using System.CommandLine;
using Qa.Domain.Calibration;
using Qa.Domain.Rules;
using Qa.Rulebooks.Evaluation;

namespace Qa.Cli.Rules;

/// <summary><c>qa rules evaluate</c>: how good a pack is on calls that people have labelled.</summary>
internal static class EvaluateCommand
{
    public static Command Build(Terminal terminal)
    {
        var sets = new Argument<string[]>("SET")
        {
            Description = terminal.Say("带标注的通话：JSONL 文件或文件夹", "Labelled calls: JSONL files or folders"),
            Arity = ArgumentArity.OneOrMore,
        };
        var pack = new Option<string?>("--pack") { Description = terminal.Say("规则包 YAML 文件；不给则用自带的 finance-zh", "A rule pack in YAML; the shipped finance-zh by default") };
        var misses = new Option<bool>("--misses") { Description = terminal.Say("逐条列出漏判和误判", "Print every miss and every false alarm") };
        var rule = new Option<string?>("--rule") { Description = terminal.Say("只看这条规则的漏判和误判", "Only this rule's misses and false alarms") };
        var json = RulesCommand.JsonOption(terminal);
        var command = new Command("evaluate", terminal.Say("用标注通话评估规则包：精确率、召回率及 90% 区间", "Evaluate a pack on labelled calls: precision, recall, 90 % intervals"))
        {
            sets,
            pack,
            misses,
            rule,
            json,
        };
        command.SetAction(parsed =>
        {
            var lines = Read(parsed.GetRequiredValue(sets));
            if (PackSource.Open(parsed.GetValue(pack)).Compile(terminal) is not { } book)
                return ExitCode.SomeFailed;
            var only = parsed.GetValue(rule) is { } id ? book.Book.Select(id)[0].Id : null;
            Run(book, lines, parsed.GetValue(misses) || only is not null, only, parsed.GetValue(json), terminal);
            return Complain(lines, terminal) ? ExitCode.SomeFailed : ExitCode.Fine;
        });
        return command;
    }

    private static LabelledLine[] Read(IEnumerable<string> sets)
    {
        try
        {
            var lines = sets.SelectMany(LabelledCallReader.ReadAll).ToArray();
            return lines.Length > 0 ? lines : throw new UsageException("没有找到带标注的通话（*.jsonl、*.ndjson）", "No labelled calls found (*.jsonl, *.ndjson).");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"读不了标注文件：{error.Message}", $"Cannot read the labelled calls: {error.Message}");
        }
    }

    private static void Run(CompiledRulebook book, LabelledLine[] lines, bool misses, string? only, bool json, Terminal terminal)
    {
        var evaluation = RulebookEvaluation.Of(book, lines.Where(line => line.Call is not null).Select(line => line.Call!));
        var shown = misses
            ? evaluation.Disagreements
                .Where(disagreement => only is null || string.Equals(only, disagreement.Outcome.Rule, StringComparison.Ordinal))
                .OrderBy(disagreement => disagreement.Outcome.Rule, StringComparer.Ordinal)
                .ToArray()
            : [];
        if (json)
            EvaluationText.WriteJson(evaluation, shown, terminal);
        else
            EvaluationText.Write(evaluation, shown, terminal);
    }

    private static bool Complain(LabelledLine[] lines, Terminal terminal)
    {
        var bad = lines.Where(line => line.Problem is not null).ToArray();
        foreach (var line in bad)
            terminal.Complain($"{line.File}:{line.Line}: {terminal.Say(line.Problem!)}");
        return bad.Length > 0;
    }
}

using System.CommandLine;
using Qa.Domain.Rules;
using Spectre.Console;
using Rule = Qa.Domain.Rules.Rule;

namespace Qa.Cli.Rules;

/// <summary><c>qa rules show</c>: the rules of a pack, or one rule whole.</summary>
internal static class ShowCommand
{
    public static Command Build(Terminal terminal)
    {
        var id = new Argument<string?>("ID") { Description = terminal.Say("规则编号；不给则列出全部", "A rule's id; all rules by default"), Arity = ArgumentArity.ZeroOrOne };
        var pack = new Option<string?>("--pack") { Description = terminal.Say("规则包 YAML 文件", "A rule pack in YAML") };
        var json = RulesCommand.JsonOption(terminal);
        var command = new Command("show", terminal.Say("列出规则，或显示一条规则", "List the rules, or show one")) { id, pack, json };
        command.SetAction(parsed =>
        {
            var source = PackSource.Open(parsed.GetValue(pack));
            if (source.Reading.Book is not { } book)
            {
                source.Compile(terminal);
                return ExitCode.SomeFailed;
            }

            Run(book, parsed.GetValue(id), parsed.GetValue(json), terminal);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Run(Rulebook book, string? id, bool json, Terminal terminal)
    {
        var rules = book.Select(id);
        if (json)
        {
            foreach (var rule in rules)
                terminal.Json(ForJson(rule, terminal));
        }
        else if (id is null)
        {
            terminal.Ansi().Write(List(book, terminal));
        }
        else
        {
            Write(book, rules[0], terminal);
        }
    }

    private static Table List(Rulebook book, Terminal terminal)
    {
        var table = new Table().RoundedBorder().Title($"{book.Id.EscapeMarkup()} {terminal.Say(book.Title).EscapeMarkup()}");
        table.AddColumns(
            "ID",
            terminal.Say("规则", "Rule"),
            terminal.Say("维度", "Dimension"),
            terminal.Say("严重级", "Severity"),
            terminal.Say("形态", "Kind"),
            terminal.Say("例句", "Examples"));
        foreach (var rule in book.Rules)
        {
            table.AddRow(
                rule.Id.EscapeMarkup(),
                terminal.Say(rule.Name).EscapeMarkup(),
                rule.Dimension.InWords(terminal),
                rule.Severity.InWords(terminal),
                rule.Kind.InWords(terminal),
                $"{rule.Examples.Length}");
        }

        return table;
    }

    private static void Write(Rulebook book, Rule rule, Terminal terminal)
    {
        terminal.Line($"{rule.Id} {terminal.Say(rule.Name)}");
        terminal.Line($"{rule.Dimension.InWords(terminal)} · {rule.Severity.InWords(terminal)} · {rule.Kind.InWords(terminal)}");
        if (rule.When is not null)
            terminal.Line($"when: {rule.When}");
        terminal.Line($"hit:  {rule.Hit}");
        terminal.Line(terminal.Say("条件：", "Conditions: ") + string.Join(terminal.Say("、", ", "), rule.Conditions.Select(condition => condition.Name)));
        terminal.Line(terminal.Say("改进建议：", "Suggestion: ") + terminal.Say(rule.Suggestion));
        foreach (var regulation in book.Regulations.Where(known => rule.Regulations.Contains(known.Id, StringComparer.Ordinal)))
            terminal.Line(terminal.Say("法规：", "Regulation: ") + $"{regulation.Title} {regulation.Number} {regulation.Article} ({regulation.EffectiveFrom:yyyy-MM-dd} – {regulation.EffectiveTo:yyyy-MM-dd})");
        foreach (var example in rule.Examples)
        {
            terminal.Line($"{example.Id} {example.Expect.InWords(terminal)}");
            foreach (var utterance in example.Call.Utterances)
                terminal.Line($"  {utterance.Role.InWords(terminal)}: {utterance.Text}");
        }
    }

    private static object ForJson(Rule rule, Terminal terminal) => new
    {
        rule.Id,
        name = terminal.Say(rule.Name),
        rule.Dimension,
        rule.Severity,
        rule.Kind,
        rule.Moment,
        when = rule.When?.ToString(),
        hit = rule.Hit.ToString(),
        conditions = rule.Conditions.Select(condition => condition.Name),
        suggestion = terminal.Say(rule.Suggestion),
        rule.Regulations,
        examples = rule.Examples.Select(example => example.Id),
    };
}

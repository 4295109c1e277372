using System.CommandLine;
using System.Globalization;
using System.Text;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Cli.Rules;

/// <summary><c>qa rules judge</c>: what a pack says of calls in files, without a server; every hit with its words.</summary>
internal static class JudgeCommand
{
    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("CALLS")
        {
            Description = terminal.Say("通话 NDJSON 文件，每行一通", "NDJSON files, one call a line"),
            Arity = ArgumentArity.OneOrMore,
        };
        var pack = new Option<string?>("--pack") { Description = terminal.Say("规则包 YAML 文件；不给则用自带的 finance-zh", "A rule pack in YAML; the shipped finance-zh by default") };
        var severity = new Option<Severity>("--severity")
        {
            Description = terminal.Say("只列出不轻于此级别的命中", "Only hits of at least this severity"),
            DefaultValueFactory = _ => Severity.Minor,
        };
        var rule = new Option<string?>("--rule") { Description = terminal.Say("只列出这条规则的命中", "Only this rule's hits") };
        var json = RulesCommand.JsonOption(terminal);
        var command = new Command("judge", terminal.Say("用规则包判文件里的通话，逐条列出命中及原话", "Judge calls in files; print every hit with its words"))
        {
            files,
            pack,
            severity,
            rule,
            json,
        };
        command.SetAction(parsed =>
        {
            if (PackSource.Open(parsed.GetValue(pack)).Compile(terminal) is not { } book)
                return ExitCode.SomeFailed;
            var only = parsed.GetValue(rule) is { } id ? book.Book.Select(id)[0].Id : null;
            return Run(book, parsed.GetRequiredValue(files), parsed.GetValue(severity), only, parsed.GetValue(json), terminal);
        });
        return command;
    }

    private static int Run(CompiledRulebook book, string[] files, Severity atLeast, string? only, bool json, Terminal terminal)
    {
        var (calls, accused, bad) = (0, 0, 0);
        var perRule = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (file, number, line) in Lines(files))
        {
            var reading = CallJson.Read(Encoding.UTF8.GetBytes(line));
            if (reading.Call is not { } call)
            {
                bad++;
                terminal.Complain($"{file}:{number}: {string.Join("; ", reading.Problems.Select(problem => $"{problem.Path}: {terminal.Say(problem.Message)}"))}");
                continue;
            }

            calls++;
            var hits = book.Judge(call)
                .Where(outcome => outcome.Outcome is Outcome.Hit && outcome.Severity >= atLeast && (only is null || string.Equals(only, outcome.Rule, StringComparison.Ordinal)))
                .ToArray();
            accused += hits.Length > 0 ? 1 : 0;
            foreach (var hit in hits)
            {
                perRule[hit.Rule] = perRule.GetValueOrDefault(hit.Rule) + 1;
                Write(call, hit, json, terminal);
            }
        }

        Summarize(calls, accused, perRule, json, terminal);
        return bad == 0 ? ExitCode.Fine : ExitCode.SomeFailed;
    }

    private static IEnumerable<(string File, int Number, string Line)> Lines(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (!File.Exists(file))
                throw new UsageException($"没有文件 {file}", $"There is no file {file}.");
            var number = 0;
            foreach (var line in File.ReadLines(file, Encoding.UTF8))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line))
                    yield return (file, number, line);
            }
        }
    }

    private static void Write(Call call, RuleOutcome hit, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Json(new
            {
                kind = "hit",
                callId = call.Header.CallId,
                hit.Rule,
                hit.Severity,
                evidence = hit.Evidence.Select(evidence => new { evidence.Seq, evidence.Role, evidence.Text }),
            });
            return;
        }

        terminal.Line($"{call.Header.CallId} {hit.Rule} {hit.Severity.InWords(terminal)} {terminal.Say(hit.Reason)}");
        foreach (var evidence in hit.Evidence)
            terminal.Line($"  [{evidence.Seq}] “{evidence.Text}” — {call.Utterances.First(utterance => utterance.Seq == evidence.Seq).Text}");
    }

    private static void Summarize(int calls, int accused, SortedDictionary<string, int> perRule, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Json(new { kind = "set", calls, callsWithHits = accused, rules = perRule });
            return;
        }

        var share = calls == 0 ? 0 : 100.0 * accused / calls;
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{calls} {terminal.Say("通，其中有命中的", "calls, with hits")} {accused} ({share:0.00} %)"));
        terminal.Line(string.Join("  ", perRule.Select(pair => $"{pair.Key} {pair.Value}")));
    }
}

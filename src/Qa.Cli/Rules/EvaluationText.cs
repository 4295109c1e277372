using System.Globalization;
using Qa.Domain.Calibration;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Spectre.Console;

namespace Qa.Cli.Rules;

/// <summary>Prints an evaluation: a row per rule, per dimension, and the rules that forbid together; then what went wrong where.</summary>
internal static class EvaluationText
{
    public static void Write(RulebookEvaluation evaluation, IReadOnlyList<Disagreement> shown, Terminal terminal)
    {
        var table = new Table().SimpleBorder();
        table.AddColumns(
            terminal.Say("规则", "Rule"),
            terminal.Say("违规", "Violations"),
            terminal.Say("查出", "Found"),
            terminal.Say("漏判", "Missed"),
            terminal.Say("误判", "False alarms"),
            terminal.Say("无法评估", "Unjudged"),
            terminal.Say("句子相符", "Same line"),
            terminal.Say("精确率", "Precision"),
            terminal.Say("召回率", "Recall"));
        foreach (var rule in evaluation.Rules)
            AddRow(table, $"{rule.Rule.Id} {terminal.Say(rule.Rule.Name)}", rule.Agreement);
        table.AddEmptyRow();
        foreach (var (name, agreement) in Sums(evaluation, terminal))
            AddRow(table, name, agreement);
        terminal.Ansi().Write(table);

        terminal.Line(terminal.Say($"{evaluation.Calls} 通带标注的通话；方括号内为 90% Wilson 区间", $"{evaluation.Calls} labelled calls; brackets hold Wilson's 90 % intervals"));
        if (evaluation.UnknownRules.Length > 0)
            terminal.Line(terminal.Say("规则包里没有、因此未计入的规则：", "Labelled rules that the pack lacks, not counted: ") + string.Join(" ", evaluation.UnknownRules));
        foreach (var disagreement in shown)
            Write(disagreement, terminal);
    }

    public static void WriteJson(RulebookEvaluation evaluation, IReadOnlyList<Disagreement> shown, Terminal terminal)
    {
        foreach (var rule in evaluation.Rules)
            terminal.Json(Row("rule", rule.Rule.Id, rule.Agreement));
        foreach (var dimension in Enum.GetValues<Dimension>())
            terminal.Json(Row("dimension", JsonName(dimension), evaluation.In(dimension)));
        terminal.Json(Row("forbidden", null, evaluation.Forbidden));
        terminal.Json(Row("total", null, evaluation.Total));
        foreach (var disagreement in shown)
            terminal.Json(ForJson(disagreement));
        terminal.Json(new { kind = "set", calls = evaluation.Calls, unknownRules = evaluation.UnknownRules });
    }

    private static IEnumerable<(string Name, Agreement Agreement)> Sums(RulebookEvaluation evaluation, Terminal terminal)
    {
        foreach (var dimension in Enum.GetValues<Dimension>())
            yield return (dimension.InWords(terminal), evaluation.In(dimension));
        yield return (terminal.Say("禁止类规则合计", "All forbidding rules"), evaluation.Forbidden);
        yield return (terminal.Say("全部", "All"), evaluation.Total);
    }

    private static void AddRow(Table table, string name, Agreement agreement) => table.AddRow(
        name.EscapeMarkup(),
        Number(agreement.Violations),
        Number(agreement.Found),
        Number(agreement.Missed),
        Number(agreement.FalseAlarms),
        Number(agreement.Unjudged),
        Number(agreement.Located),
        InWords(agreement.Precision).EscapeMarkup(),
        InWords(agreement.Recall).EscapeMarkup());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string InWords(Share share) => share is { Value: { } value, Interval: { } interval }
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.00} [{interval.Low:0.00}–{interval.High:0.00}]")
        : "–";

    private static void Write(Disagreement disagreement, Terminal terminal)
    {
        var outcome = disagreement.Outcome;
        terminal.Line();
        terminal.Line($"{(disagreement.IsMiss ? terminal.Say("漏判", "MISS") : terminal.Say("误判", "FALSE ALARM"))} {outcome.Rule} {disagreement.Call.Call.Header.CallId}  {outcome.Outcome.InWords(terminal)}：{terminal.Say(outcome.Reason)}");
        foreach (var evidence in outcome.Evidence)
            terminal.Line($"  [{evidence.Seq}] “{evidence.Text}”");
        foreach (var utterance in Around(disagreement))
            terminal.Line($"  {utterance.Seq} {utterance.Role.InWords(terminal)}: {utterance.Text}");
        if (disagreement.Call.Note.Length > 0)
            terminal.Line($"  # {disagreement.Call.Note}");
    }

    // A whole call is too long to read twenty times: the lines in question and their neighbours tell.
    private static IEnumerable<Domain.Calls.Utterance> Around(Disagreement disagreement)
    {
        var seqs = disagreement.Labels.Select(label => label.Seq).Concat(disagreement.Outcome.Evidence.Select(evidence => evidence.Seq)).ToArray();
        return disagreement.Call.Call.Utterances.Where(utterance => seqs.Any(seq => Math.Abs(seq - utterance.Seq) <= 2));
    }

    private static object ForJson(Disagreement disagreement) => new
    {
        kind = disagreement.IsMiss ? "miss" : "falseAlarm",
        rule = disagreement.Outcome.Rule,
        callId = disagreement.Call.Call.Header.CallId,
        disagreement.Outcome.Outcome,
        labels = disagreement.Labels.Select(label => label.Seq),
        evidence = disagreement.Outcome.Evidence.Select(evidence => new { evidence.Seq, evidence.Text }),
        words = Around(disagreement).Select(utterance => new { utterance.Seq, utterance.Role, utterance.Text }),
        disagreement.Call.Note,
    };

    private static object Row(string kind, string? id, Agreement agreement) => new
    {
        kind,
        id,
        agreement.Violations,
        agreement.Found,
        agreement.Missed,
        agreement.FalseAlarms,
        agreement.Cleared,
        agreement.Unjudged,
        agreement.Located,
        precision = ForJson(agreement.Precision),
        recall = ForJson(agreement.Recall),
    };

    private static object ForJson(Share share) => new { share.Value, low = share.Interval?.Low, high = share.Interval?.High, n = share.Of };

    private static string JsonName(Dimension dimension) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(dimension.ToString());
}

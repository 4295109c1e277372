using Qa.Domain.Calls;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Says in a sentence why a rule was broken, with the words that prove it.</summary>
internal static class Reasons
{
    private static readonly LocalText Agent = new("坐席", "agent");
    private static readonly LocalText Customer = new("客户", "customer");
    private static readonly LocalText System = new("系统", "system");

    private const int MostQuotes = 3;
    private const int LongestQuote = 60;

    public static LocalText Of(Rule rule, ImmutableArray<Evidence> quoted, Proof proof, bool mitigated)
    {
        if (quoted.Length == 1 && proof.Said.Count > 0 && !mitigated)
            return new LocalText($"{Claim(rule, "zh")}：{QuoteZh(quoted[0])}", $"{Claim(rule, "en")}: {QuoteEn(quoted[0])}");

        var omitted = proof.Said.Count == 0 && proof.Absent.Count + proof.Lacking.Count > 0;
        var zh = Sentence(Claim(rule, "zh"), string.Join("；", Some(quoted).Select(QuoteZh)), omitted && rule.Because is null ? "：自{0}起没有听到应有的内容" : "：{0}");
        var en = Sentence(Claim(rule, "en"), string.Join("; ", Some(quoted).Select(QuoteEn)), omitted && rule.Because is null ? ": not heard from {0} on" : ": {0}");
        return mitigated ? new LocalText(zh + "（随后已更正，降一级）", en + " (taken back later, so one step milder)") : new LocalText(zh, en);
    }

    private static string Sentence(string claim, string quotes, string form) =>
        quotes.Length == 0 ? claim : claim + form.Replace("{0}", quotes, StringComparison.Ordinal);

    private static string Claim(Rule rule, string language) =>
        (rule.Because ?? rule.Name).In(language).TrimEnd('。', '.', '：', ':');

    private static IEnumerable<Evidence> Some(ImmutableArray<Evidence> quoted) => quoted.Where(evidence => evidence.Text.Length > 0).Take(MostQuotes);

    private static string QuoteZh(Evidence evidence) => $"{Speaker(evidence.Role).Zh}“{Shortened(evidence.Text)}”";

    private static string QuoteEn(Evidence evidence) => $"{Speaker(evidence.Role).En} \"{Shortened(evidence.Text)}\"";

    private static LocalText Speaker(Role role) => role switch
    {
        Role.Agent => Agent,
        Role.Customer => Customer,
        _ => System,
    };

    private static string Shortened(string text)
    {
        if (text.Length <= LongestQuote)
            return text;
        var end = char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return text[..end] + "…";
    }
}

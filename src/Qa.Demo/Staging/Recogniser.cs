using System.Text;
using Qa.Domain.Calls;

namespace Qa.Demo.Staging;

/// <summary>Makes clean text look as a recogniser leaves it: lost punctuation, fillers, stutters, homophones, traditional characters.</summary>
internal sealed class Recogniser(Dice dice)
{
    private const string Simplified = "这个们对说电话银机请问还买卖钱业务实际证风险户产时间长险费单转账应该亏损万见谢谢带为么没关系现过会给让认识后来东样点";
    private const string Traditional = "這個們對說電話銀機請問還買賣錢業務實際證風險戶產時間長險費單轉賬應該虧損萬見謝謝帶為麼沒關係現過會給讓認識後來東樣點";
    private const string Stutterers = "我这您那就你";

    private static readonly string[] Fillers = ["嗯，", "那个，", "就是，", "呃，", "就是说，", "嗯那个，"];

    private static readonly (string Said, string Heard)[] Homophones =
    [
        ("赎回", "熟回"), ("净值", "静止"), ("封闭期", "封避期"), ("到账", "到帐"), ("理财", "李财"), ("定投", "订投"), ("年金", "年今"),
        ("逾期", "预期"), ("账单", "帐单"), ("登录", "登陆"), ("利息", "利西"), ("短信", "短讯"), ("退保", "退宝"), ("基金", "鸡金"),
        ("手续费", "手序费"), ("申购", "身购"), ("工单", "公单"), ("扣款", "口款"),
    ];

    private readonly bool _plain = dice.Chance(0.15);
    private readonly bool _traditional = dice.Chance(0.05);
    private readonly double _fillers = dice.Chance(0.4) ? 0.16 : 0.02;
    private readonly double _stutters = dice.Chance(0.3) ? 0.10 : 0.01;
    private readonly double _slips = dice.Chance(0.2) ? 0.25 : 0;
    private readonly int _floor = dice.Between(72, 88);

    public string Hear(Role role, string text)
    {
        if (role is Role.System)
            return text;
        if (dice.Chance(role is Role.Customer ? _fillers : _fillers / 2))
            text = dice.Pick(Fillers) + text;
        if (dice.Chance(_stutters))
            text = Stutter(text);
        if (dice.Chance(_slips))
            text = Slip(text);
        if (_plain)
            text = WithoutPunctuation(text);
        return _traditional && dice.Chance(0.5) ? InTraditional(text) : text;
    }

    /// <returns>0.72–0.99, two decimals; short and flawed utterances fare worse.</returns>
    public double Confidence() => dice.Between(_floor, 99) / 100.0;

    private static string Stutter(string text)
    {
        var at = text.AsSpan().IndexOfAny(Stutterers);
        return at < 0 ? text : text.Insert(at, text[at].ToString());
    }

    private string Slip(string text)
    {
        var risky = Homophones.Where(pair => text.Contains(pair.Said, StringComparison.Ordinal)).ToArray();
        if (risky.Length == 0)
            return text;
        var (said, heard) = dice.Pick(risky);
        return text.Replace(said, heard, StringComparison.Ordinal);
    }

    private static string WithoutPunctuation(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not ('，' or '。' or '？' or '！' or '、' or '；' or '…'))
                kept.Append(c);
        }

        return kept.ToString();
    }

    private static string InTraditional(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var at = Simplified.IndexOf(source[i], StringComparison.Ordinal);
            span[i] = at < 0 ? source[i] : Traditional[at];
        }
    });
}

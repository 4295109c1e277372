namespace Qa.Domain.Language;

/// <summary>A unit behind a number.</summary>
/// <param name="Factor">What one of it is in the unit of its kind: percent, the amount, days.</param>
/// <param name="Half">0.5 where the words add a half (三个半点), else 0.</param>
/// <param name="Shown">For percentages "%"; else what stays of the words (三个半月 is shown as 3.5个月); null for the words as they are.</param>
internal sealed record QuantityUnit(string Words, QuantityKind Kind, decimal Factor, decimal Half = 0, string? Shown = null)
{
    // The longest first, where one begins with another.
    private static readonly QuantityUnit[] All =
    [
        new("%", QuantityKind.Percent, 1, 0, "%"),
        new("‰", QuantityKind.Percent, 0.1m, 0, "%"),
        new("个半百分点", QuantityKind.Percent, 1, 0.5m, "%"),
        new("个半的点", QuantityKind.Percent, 1, 0.5m, "%"),
        new("个半点", QuantityKind.Percent, 1, 0.5m, "%"),
        new("个多百分点", QuantityKind.Percent, 1, 0, "%"),
        new("个多点", QuantityKind.Percent, 1, 0, "%"),
        new("个百分点", QuantityKind.Percent, 1, 0, "%"),
        new("百分点", QuantityKind.Percent, 1, 0, "%"),
        new("个点", QuantityKind.Percent, 1, 0, "%"),
        new("个基点", QuantityKind.Percent, 0.01m, 0, "%"),
        new("基点", QuantityKind.Percent, 0.01m, 0, "%"),
        new("个bp", QuantityKind.Percent, 0.01m, 0, "%"),
        new("bp", QuantityKind.Percent, 0.01m, 0, "%"),
        new(" percent", QuantityKind.Percent, 1, 0, "%"),
        new(" per cent", QuantityKind.Percent, 1, 0, "%"),
        new("年半", QuantityKind.Duration, 365, 0.5m),
        new("年", QuantityKind.Duration, 365),
        new("个半月", QuantityKind.Duration, 30, 0.5m, "个月"),
        new("个月", QuantityKind.Duration, 30),
        new("个星期", QuantityKind.Duration, 7),
        new("个礼拜", QuantityKind.Duration, 7),
        new("星期", QuantityKind.Duration, 7),
        new("周", QuantityKind.Duration, 7),
        new("个工作日", QuantityKind.Duration, 1),
        new("工作日", QuantityKind.Duration, 1),
        new("天", QuantityKind.Duration, 1),
        new("日", QuantityKind.Duration, 1),
        new("个半小时", QuantityKind.Duration, 1m / 24, 0.5m, "个小时"),
        new("个小时", QuantityKind.Duration, 1m / 24),
        new("小时", QuantityKind.Duration, 1m / 24),
        new("个钟头", QuantityKind.Duration, 1m / 24),
        new("分钟", QuantityKind.Duration, 1m / 1440),
        new(" years", QuantityKind.Duration, 365),
        new(" year", QuantityKind.Duration, 365),
        new(" months", QuantityKind.Duration, 30),
        new(" month", QuantityKind.Duration, 30),
        new(" weeks", QuantityKind.Duration, 7),
        new(" week", QuantityKind.Duration, 7),
        new(" days", QuantityKind.Duration, 1),
        new(" day", QuantityKind.Duration, 1),
        new("块钱", QuantityKind.Money, 1),
        new("元钱", QuantityKind.Money, 1),
        new("块", QuantityKind.Money, 1),
        new("元", QuantityKind.Money, 1),
        new("圆", QuantityKind.Money, 1),
        new("人民币", QuantityKind.Money, 1),
        new("美元", QuantityKind.Money, 1),
        new("美金", QuantityKind.Money, 1),
        new("欧元", QuantityKind.Money, 1),
        new("港币", QuantityKind.Money, 1),
        new("rmb", QuantityKind.Money, 1),
        new(" yuan", QuantityKind.Money, 1),
        new(" rmb", QuantityKind.Money, 1),
        new(" dollars", QuantityKind.Money, 1),
    ];

    // By first character, because most numbers have no unit at all.
    private static readonly Dictionary<char, QuantityUnit[]> ByFirst = All.GroupBy(unit => unit.Words[0]).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The unit that the text begins with, or null.</summary>
    public static QuantityUnit? At(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !ByFirst.TryGetValue(text[0], out var candidates))
            return null;
        foreach (var unit in candidates)
        {
            if (text.StartsWith(unit.Words, StringComparison.Ordinal) && unit.EndsWell(text[unit.Words.Length..]))
                return unit;
        }

        return null;
    }

    private bool EndsWell(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return true;
        return Words switch
        {
            "个点" => rest[0] is not ('子' or '赞' or '评' or '火' or '钟'),
            "周" => rest[0] is not ('岁' or '年' or '一' or '二' or '三' or '四' or '五' or '六' or '日'),
            "年" => rest[0] is not ('级' or '代'),
            "块" => rest[0] is not '儿',
            _ => !char.IsAsciiLetterLower(Words[^1]) || !char.IsAsciiLetterOrDigit(rest[0]),
        };
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace Qa.Domain.Tests.Language;

/// <summary>Random texts: words, numbers, fillers, stutters, and all that can go wrong in UTF-16.</summary>
internal static class Some
{
    private static readonly string[] Pieces =
    [
        "我", "我们", "这个", "保本", "不会", "亏", "一定", "三个半点", "百分之", "三万五", "十", "万", "一", "二", "零", "点", "半", "个点", "年", "块",
        "百", "千分之", "3.5", "%", ",", "，", "。", " ", "\n", "嗯", "呃", "那个", "看看", "謝謝", "Ａ", "ETF", "um ", "\ud83d", "\ude00", "😀", "e\u0301", "\0", "\u200b", "1,000",
    ];

    public static Arbitrary<string> Texts { get; } =
        Gen.OneOf(
            Gen.Elements(Pieces).ListOf().Select(string.Concat),
            Gen.Choose(0, char.MaxValue).Select(code => (char)code).ArrayOf().Select(characters => new string(characters)))
        .ToArbitrary();

    public static Gen<string> Phrases { get; } =
        Gen.Elements("保本", "不会亏", "一年", "三万五", "百分之八", "年化四个点", "一定", "放心", "etf", "收益", "稳稳当当", "180天", "買基金").NonEmptyListOf().Select(string.Concat);
}

namespace Qa.Domain.Language.Chinese;

/// <summary>Whether the match is what is asked. A tag (…,好吧?), an offer behind it (…您要不要看看) and a rhetorical question leave it a claim.</summary>
internal static class Question
{
    private static readonly WordList Alternatives = new(
        "是不是 是否 能不能 能否 会不会 会否 有没有 有无 可不可以 可否 可不可能 算不算 属不属于 该不该 是不是说 行不行 要不要 想不想 需不需要");

    private static readonly WordList Asking = new("请问 想问 问问 问一下 问下 咨询一下 想咨询 想知道 想了解 要问 什么是 什么叫 啥叫 啥是 怎么算 哪个是 哪些是 哪款是 哪种是 您是想 您是要 您要的是 您想要的是 还是说");

    private static readonly WordList Rhetorical = new("难道 不就 不是跟您说了 不是告诉您了 怎么可能 怎么会 哪能 哪会 哪有 岂 谁不 何必 还能 还会 还怕 还不");

    private static readonly WordList Interrogatives = new("哪 谁 怎么 什么 何 几时 啥 多少 凭什么 是不是 难道");

    // Between the match and 吗 these begin another question.
    private static readonly WordList OtherQuestion = new(
        "您看 您觉得 您考虑 您要 您需要 您有 您方便 您知道 您明白 您清楚 您了解 您想 您现在 您那边 知道 明白 清楚 懂 考虑 需要 方便 了解 听得 听懂 买 办 做 好 行 可以 愿意 感兴趣 有兴趣 记得 满意 合适 心动 划算");

    private static readonly WordList Confirming = new("是吗 对吗 是吧 对吧 是不是 对不对 是么 对么 真的吗 有吗");

    private static readonly WordList LightTail = new("的 了 产品 理财 基金 这种 那种 呀 啊 嘛 这个 那个 东西 类型 类 收益 型 么 一点 一些 、");

    public static TextRange? Find(ReadOnlySpan<char> text, TextRange match, ReadOnlySpan<TextRange> more)
    {
        var clause = Clauses.Clause(text, match.Start, match.End);
        if (Context.Nearest(more, match, clause) is { } added)
            return added;
        if (Rhetorical.IsIn(text, clause.Start, clause.End) || Interrogatives.IsIn(text, match.Start, match.End))
            return null;
        return Before(text, clause.Start, match.Start) ?? Behind(text, match, clause.End);
    }

    private static TextRange? Before(ReadOnlySpan<char> text, int from, int to)
    {
        for (var i = Math.Max(from, to - 14); i < to; i++)
        {
            var length = Math.Max(Alternatives.At(text[..to], i), Asking.At(text[..to], i));
            if (length == 0 && i + 2 < to && text[i + 1] == '不' && text[i] == text[i + 2])
                length = 3;
            if (length > 0 && to - i - length <= 10)
                return new TextRange(i, i + length);
        }

        // 保不保本 with the match on its second half.
        return to - from >= 2 && to < text.Length && text[to - 1] == '不' && text[to - 2] == text[to] ? new TextRange(to - 2, to) : null;
    }

    private static TextRange? Behind(ReadOnlySpan<char> text, TextRange match, int end)
    {
        var at = LightTail.Skip(text[..end], match.End);
        if (Confirming.At(text[..end], at) is var confirming and > 0 && at + confirming == end)
            return new TextRange(at, end);
        var isAsked = end < text.Length && text[end] == '?';
        for (var i = match.End; i < end; i++)
        {
            if (text[i] is '吗' or '么' && !(i > 0 && text[i - 1] is '什' or '怎' or '这' or '那' or '多'))
                return i - match.End <= 12 && !OtherQuestion.IsIn(text, at, i) ? new TextRange(i, i + 1) : null;
        }

        if (isAsked && !OtherQuestion.IsIn(text, at, end))
            return new TextRange(end, end + 1);
        return Comma(text, end);
    }

    // 保本,是吗: asks, while 保本,对吧 only wants a nod.
    private static TextRange? Comma(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length || text[end] != ',')
            return null;
        var length = Confirming.At(text, end + 1);
        var isNod = length > 0 && text[end + length] == '吧';
        var after = end + 1 + length;
        return length > 0 && !isNod && (after == text.Length || Clauses.EndsSentence(text, after)) ? new TextRange(end + 1, after) : null;
    }
}

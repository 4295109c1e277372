namespace Qa.Domain.Language.Chinese;

/// <summary>Warnings of fraud and of empty promises, in the sentence of the match.</summary>
internal static class Warning
{
    private const int Farthest = 24;

    private static readonly WordList Cues = new(
        "当心 小心 警惕 谨防 提防 防范 防止 严防 诈骗 骗局 骗子 骗人 骗您 骗你 骗钱 被骗 上当 受骗 陷阱 圈套 非法集资 庞氏 不要相信 不要信 不要轻信 别信 别相信 别轻信 千万别 千万不要 切勿 切莫 勿信 不可信 不能信 信不得 要留心 多留个心眼 留个心眼 擦亮眼睛 反诈 防诈 违规 违法 犯法 举报 报警 不靠谱 假的 杀猪盘 套路 不可轻信 不正规 非法 有猫腻 要注意甄别 要警醒 保持警惕");

    // 千万别错过, 小心错过: presses instead of warning.
    private static readonly WordList Pressing = new("错过 犹豫 担心 忘 赎回 卖 取 拖 等 放过 浪费 着急 怕 客气 走 挂 心疼 后悔 放弃 小看 耽误 让给 告诉 声张 说出去 乱 提前 动");

    private static readonly WordList Denying = new("不 没 没有 不是 又不是 不会 不怕 不算 绝不 不存在 无 没人 不用 不必 不属于 不可能 怎么会 怎么可能 哪会 哪是 并不 也不 绝对不是 绝不是 不构成");

    private static readonly WordList OwnOffer = new("我们这 我们的 我们家 我们银行 我们公司 我们是 我们可 咱们这 咱们的 咱们是 我这款 我这个 这款产品 这个产品 这款就 这款是 我们就");

    private static readonly WordList Quantified = new("凡是 凡 但凡 只要 任何 所有 谁要是 谁跟您 如果有人 要是有人 遇到 碰到 一旦 那些 跟您说 和您说 承诺 宣称 声称 号称");

    public static TextRange? Find(ReadOnlySpan<char> text, TextRange match, ReadOnlySpan<TextRange> more)
    {
        var sentence = Clauses.Sentence(text, match.Start, match.End);
        if (Context.Nearest(more, match, sentence) is { } added && !IsKnown(text, added))
            return added;
        for (var i = sentence.Start; i < sentence.End;)
        {
            var length = Cues.At(text[..sentence.End], i);
            if (length > 0 && Warns(text, new TextRange(i, i + length), match, sentence))
                return new TextRange(i, i + length);
            i += Math.Max(1, length);
        }

        return null;
    }

    // A word that a rulebook lists too is judged by the grammar: 我们又不是骗子 warns of nothing.
    private static bool IsKnown(ReadOnlySpan<char> text, TextRange added)
    {
        for (var i = Math.Max(0, added.Start - 3); i < added.End; i++)
        {
            if (Cues.At(text, i) is var length and > 0 && i + length > added.Start)
                return true;
        }

        return false;
    }

    private static bool Warns(ReadOnlySpan<char> text, TextRange cue, TextRange match, TextRange sentence)
    {
        if (cue.Start < match.End && match.Start < cue.End)
            return false;
        if (Denying.Before(text[sentence.Start..], cue.Start - sentence.Start) > 0 || IsDeniedNearby(text, cue.Start > match.Start ? match.End : sentence.Start, cue.Start))
            return false;
        if (Pressing.At(text, cue.End) > 0 || (cue.End + 1 < sentence.End && Pressing.At(text, cue.End + 1) > 0))
            return false;
        return cue.End <= match.Start ? WarnsOfWhatFollows(text[cue.End..match.Start]) : WarnsOfWhatWasSaid(text, match, cue, sentence);
    }

    // 我们又不是什么骗子, 不会给您下圈套.
    private static bool IsDeniedNearby(ReadOnlySpan<char> text, int from, int at)
    {
        for (var i = Math.Max(from, at - 5); i < at; i++)
        {
            var length = Denying.At(text[..at], i);
            if (length > 0 && !text[i..at].ContainsAny(",:"))
                return true;
            i += Math.Max(0, length - 1);
        }

        return false;
    }

    private static bool WarnsOfWhatFollows(ReadOnlySpan<char> gap)
    {
        if (gap.Length > Farthest || OwnOffer.IsIn(gap))
            return false;
        return !HasTurn(gap);
    }

    private static bool WarnsOfWhatWasSaid(ReadOnlySpan<char> text, TextRange match, TextRange cue, TextRange sentence)
    {
        var gap = text[match.End..cue.Start];
        if (gap.Length > Farthest || HasTurn(gap) || OwnOffer.IsIn(gap))
            return false;

        // 这款保本,您别上当去买别家的 warns of something else; with 凡是 or a short way the warning is of the match.
        return gap.IndexOf(',') < 0 || Quantified.IsIn(text, sentence.Start, match.Start) || !OwnOffer.IsIn(text, sentence.Start, match.Start);
    }

    private static bool HasTurn(ReadOnlySpan<char> gap)
    {
        for (var i = 0; i < gap.Length; i++)
        {
            if (Clauses.BeginsClause(gap, i) && !gap[i..].StartsWith("所以", StringComparison.Ordinal) && !gap[i..].StartsWith("如果", StringComparison.Ordinal)
                && !gap[i..].StartsWith("要是", StringComparison.Ordinal) && !gap[i..].StartsWith("只要", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

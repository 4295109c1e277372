namespace Qa.Domain.Language.Chinese;

/// <summary>Words that the speaker only reports: somebody else said, thinks or wants them. 我跟您说 and 我们经理说 are the speaker's own voice.</summary>
internal static class Report
{
    private const int Farthest = 10;

    private static readonly WordList Saying = new(
        "说 讲 提到 提过 提及 提 说过 讲过 说到 问 问到 问过 宣称 声称 宣传 承诺 承诺过 保证过 告诉 告诉您 告诉你 推荐 看到 看见 听到 听说 听见 介绍 写 写着 以为 认为 觉得 理解 理解为 担心 关心 希望 想要 要求 追求 倾向 偏好 打着 自称 号称 忽悠 吹嘘 冒充 推销 跟您说 和您说 跟您讲 给您说 对您说 跟你说 给你讲");

    private static readonly WordList Reporters = new(
        "您 你 您自己 客户 他 她 它 他们 她们 有人 某人 某些人 有些人 别人 人家 旁人 外人 陌生人 对方 那边 朋友 邻居 亲戚 老乡 同学 网友 网上 网络上 网站 群里 微信群 朋友圈 抖音 直播间 骗子 不法分子 犯罪分子 诈骗分子 业务员 推销员 推销 中介 广告 宣传单 传单 单子 海报 帖子 新闻 短信 文章 视频 电视",
        "别家 别的银行 别的平台 别的机构 别的公司 其他银行 其他平台 其他机构 其他公司 那家 那家银行 那家公司 他行 外面 市面上 社会上 之前的经理 以前的经理 之前那个经理 上一位 上一个客服 之前的客服 那个客服 那个经理 那位经理 之前的理财经理 上次那位 机构 平台 公众号 老师 大师 专家 您同事 您朋友 您邻居 您爱人 您家人 您儿子 您女儿 家人 爱人 老公 老婆 儿子 女儿 同事");

    // May stand between who says it and the verb.
    private static readonly WordList Between = new(
        "刚才 刚刚 刚 之前 以前 先前 前面 上次 昨天 前天 今天 当时 那天 曾 曾经 一直 老 老是 总 总是 经常 常 也 都 就 可能 是 会 要 自己 在电话里 在网上 那么 这么 这样 那样 主动 还 又 再 敢 所 的时候 电话里 口头 跟您 和您 对您 向您 给您 同您 跟你 和你 对你 向你 给你 跟我 跟我们 和我们 跟客户 向客户 到处 私下 拍着胸脯 打电话 来电 或许 如果 要是 对外 跟人");

    private static readonly WordList OwnVoice = new("我 我们 咱 咱们 本人 我这边 我这 本行 我行 我司 我们银行 我们公司 我们经理 我们领导 我们行 我再 听我 我就 我也");

    private static readonly WordList SoCalled = new("所谓 所谓的 号称 自称 据说 传说 谣传 听说 打着 冒充 据传 传言 美其名曰 挂着");

    // 您放心,我跟您说: a new subject behind the verb takes the floor back.
    private static readonly WordList Resuming = new("我跟您 我们这 咱们这 我给您 我保证 我们保证 我承诺 我们承诺 那我 我可以 我们可以 其实");

    private static readonly WordList Belonging = new("是您说的 是您自己说的 是您讲的 是您理解的 是您自己理解的 是你说的 是他说的 是他们说的 是网上说的 是别人说的 是人家说的 是客户说的 是骗子说的 是您自己认为的 是您的理解 是您自己的理解 是您自己的想法 只是您的理解 是谁说的 谁说的 谁跟您说的 谁告诉您的 谁给您说的");

    public static TextRange? Find(ReadOnlySpan<char> text, TextRange match, ReadOnlySpan<TextRange> more)
    {
        var sentence = Clauses.Sentence(text, match.Start, match.End);
        if (Context.Nearest(more, match, new TextRange(Math.Max(sentence.Start, match.Start - 12), Math.Min(sentence.End, match.End + 12))) is { } added)
            return added;
        return Before(text, sentence.Start, match.Start) ?? Behind(text, match, sentence.End) ?? Marked(text, sentence, match);
    }

    private static TextRange? Before(ReadOnlySpan<char> text, int from, int to)
    {
        for (var end = to; end > from && to - end <= Farthest + 1; end--)
        {
            if (SoCalled.Before(text[..to], end) is var soCalled and > 0 && Reaches(text[end..to], 6))
                return new TextRange(end - soCalled, end);
            if (Saying.Before(text[..to], end) is not (> 0 and var length) || !Reaches(text[end..to], Farthest))
                continue;
            if (SubjectBefore(text, from, end - length) is { } subject)
                return new TextRange(subject, end);
        }

        return null;
    }

    // 您刚才说,能保本 goes on behind its comma; 您说有十万块,这款保本 has begun another thing.
    private static bool Reaches(ReadOnlySpan<char> gap, int farthest)
    {
        var rest = gap.TrimStart("的过了到是那个这,:“\"'「『、什么");
        return rest.Length <= farthest && !rest.ContainsAny(",:;") && !Resuming.IsIn(gap) && !HasConnective(gap);
    }

    private static bool HasConnective(ReadOnlySpan<char> gap)
    {
        for (var i = 0; i < gap.Length; i++)
        {
            if (Clauses.BeginsClause(gap, i))
                return true;
        }

        return false;
    }

    private static int? SubjectBefore(ReadOnlySpan<char> text, int from, int end)
    {
        while (end > from)
        {
            if (OwnVoice.Before(text, end) > 0)
                return null;
            var between = Between.Before(text, end);
            var reporter = Reporters.Before(text, end);
            if (reporter > between)
                return Math.Max(from, end - reporter);
            if (between == 0)
                return null;
            end -= between;
        }

        return null;
    }

    private static TextRange? Behind(ReadOnlySpan<char> text, TextRange match, int end) =>
        Belonging.FirstIn(text, match.End, end) is { } cue && cue.Start - match.End <= 8 ? cue : null;

    private static TextRange? Marked(ReadOnlySpan<char> text, TextRange sentence, TextRange match)
    {
        for (var i = match.Start - 1; i >= sentence.Start && match.Start - i <= 12; i--)
        {
            if (text[i] is '”' or '」' or '』')
                return null;
            if (text[i] is '“' or '「' or '『')
                return new TextRange(i, i + 1);
        }

        return null;
    }
}

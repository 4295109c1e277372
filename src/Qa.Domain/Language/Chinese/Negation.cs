namespace Qa.Domain.Language.Chinese;

/// <summary>Negators that govern a match. Scope in Chinese runs from the negator to the right, within the clause, through light words and
/// verbs of saying and being; a verb of its own (不用担心…), a noun (没有风险…) or an adverb that starts the main clause (不买也…) uses the negator up.</summary>
internal static class Negation
{
    private enum Reach
    {
        /// <summary>不, 没, 未: the next predicate.</summary>
        Near,

        /// <summary>不能, 不会, 无法: the verb phrase.</summary>
        Modal,

        /// <summary>不是, 并非, 不等于: what follows, up to another 是.</summary>
        Focus,

        /// <summary>没有哪个, 谁也不, 怎么可能: the whole clause.</summary>
        Wide,

        /// <summary>非, 无, 不用: only what touches it.</summary>
        Touching,
    }

    // Not negators, though they look like it. The longest word wins, so these are looked up together with the negators.
    private static readonly WordList Idioms = new(
        "不仅 不但 不光 不只 不单 不止 不管 不论 无论 不如 不好意思 对不起 了不起 来不及 不得了 不少 差不多 不同 不断 不停 不久 不妨 不愧 不外乎 不由得 不得不 无不 不限 不定期 不动产 不良",
        "不低于 不少于 不高于 不超过 不多于 不亚于 不满 不到 不足 不一样 不要紧 不客气 不小心 不错 不瞒 不骗 不夸张 不吹牛 不是我吹 不是我说 不是吹 不是跟您吹 不怕 不像 不比 少不了 免不了 离不开 舍不得 恨不得 巴不得 怪不得",
        "要不 要不是 要不然 可不就 可不是 何不 不就 不也 还不是 不都是 说不定 动不动 时不时 冷不丁 不然 不知不觉 不言而喻 不用说 不必说 不在话下",
        "没准 没错 没事 没问题 没关系 没得说 没说的 没跑 没收 淹没 埋没 有没有 没多久 没几天 没两天 没意见 没毛病",
        "未来 非常 除非 莫非 无非 无比 无忧 无条件 无限 无数 无缝 无疑 毫无疑问 无偿 无论如何 是非 非要 非得",
        "特别 区别 级别 分别 个别 类别 性别 识别 辨别 鉴别 告别 别人 别家 别的 别处 别提 别样 派别 国别",
        "是不是 能不能 会不会 可不可以 可不可能 要不要 行不行 好不好 对不对 该不该 敢不敢 想不想 算不算 有无 是否 能否 可否 会否 肯不肯 值不值 属不属于 愿不愿意");

    private static readonly WordList Wide = new(
        "没有哪个 没有哪家 没有哪一 没有哪款 没有哪种 没有哪位 没有哪期 没有哪 没哪个 没哪家 没有任何 没有一家 没有一个 没有一款 没有一种 没有一只 没有谁 没谁 没有人 没人 没有什么 无人 任何人都不 任何人不 任何人都没 任何人都无法",
        "谁都不 谁也不 谁都没 谁也没 谁都无法 谁也无法 哪个都不 哪家都不 哪个也不 哪家也不 哪款都不 ",
        "怎么可能 怎么会 怎么能 怎么敢 怎么可以 哪能 哪会 哪敢 哪有 哪来 哪里有 哪里来 哪里能 哪里会 岂能 岂会 岂 谁敢 谁能 谁会 凭什么 难道 何来 哪个敢 哪家敢 哪个能 哪家能 有谁能 有谁敢");

    private static readonly WordList Focus = new(
        "不是 并不是 并非 绝非 绝不是 也不是 不等于 不等同 不意味着 不代表 不属于 不算 不叫 谈不上 说不上 称不上 算不上 不构成 不表示 不说明 不见得 不一定 未必 不是说 并不代表 并不意味着 不存在 不一定能 不见得能");

    private static readonly WordList Modal = new(
        "不能 不能够 不会 不可以 不可能 不得 不敢 不许 不应该 不应 不该 不允许 不被允许 不准 不让 不可 不建议 不推荐 不支持 不好 不太 不大 不怎么 不再 不打算 不愿 不愿意 不肯 不便 不方便 不承诺 不保证 不担保 不确保 不作 不做 不给 不提供",
        "禁止 严禁 明令禁止 无法 没法 没办法 无权 没有办法 没有权利 没有资格 没资格 难以 很难 没能 未能 未必能 拒绝 杜绝 打破 取消 保证不了 承诺不了 确保不了 做不到 得不到 不足以 达不到 办不到 给不了 实现不了 答应不了 担保不了 不具备 不具有 不含 不包含 不带 不包括 没有能力",
        "都不能 都不可 都不会 都不得 都不允许 都没有 都无法 都不 从不 从来不 从来没有 从来没 从没 从未 绝不 绝没有 决不 绝对不 一律不 一概不 永远不",
        "不要 别 切勿 请勿 千万别 千万不要 切莫 莫 勿 休想 别想 甭想");

    private static readonly WordList Near = new("不 没 没有 未 未曾 并不 并没有 并未 也不 也没 也没有 没说 没有说");

    private static readonly WordList Touching = new("非 无 不用 不需 不需要 不必 无需 无须 甭 毫无 免 零");

    // May stand between a negator and what it governs.
    private static readonly WordList Light = new(
        "我 我们 您 你 你们 他 她 它 他们 咱 咱们 客户 大家 任何人 任何 一个 人 给 跟 向 对 为 和 帮 让 使 把 被 在 能 能够 会 可以 可能 再 太 很 是 有 那么 这么 那种 这种 这个 那个 这款 那款 这类 那类 此类 该 什么 啥 所谓",
        "绝对 一定 肯定 完全 百分百 100% 全 全部 都 真 真的 真正 的 地 得 一 个 种 款 只 支 类 家 位 产品 理财 理财产品 基金 本金 本息 随便 随意 轻易 直接 口头 私下 公开 对外 事先 向来 曾 曾经 过 到 每个 每款 所有 您的 客户的 银行 我行 本行 公司 投资者 消费者 去 来 像 存款 那样 这样 一样 上 里 中 、 年 期 到期 就 固定 刚性 相关 这些 那些 哪些 东西 东西是 自己 随口 硬性 书面");

    private static readonly WordList Governing = new(
        "承诺 保证 担保 答应 许诺 允诺 确保 约定 宣传 宣称 声称 说 讲 提到 提过 提及 告诉 表示 表述 写 标 叫 称 认为 以为 觉得 相信 轻信 听信 信 听 指 算 等于 等同 代表 意味着 属于 存在 做到 达到 实现 提供 发行 推出 卖 销售 代销 做 出现 遇到 见过 听过 听说过 买得到",
        "打包票 打保票 拍胸脯 拍着胸脯 敢 确定 断定 断言 判断 预测 理解 理解为 理解成 当作 当成 看作 看成 视为 具备 具有 包含 含有 含 带有 附带 签 出具 负责 支持 构成 作出 作为 写着 允许 许 要求 鼓励 误导 诱导 引导 暗示 谎称 夸大 推荐 介绍 有过 给出 作 用 使用 出具 保");

    private static readonly WordList Promising = new("承诺 保证 担保 允诺 许诺 确保 打包票 打保票 宣传 宣称 打保票 答应");

    // Verbs that take the negator for themselves: what they speak of stays as it is.
    private static readonly WordList Consuming = new(
        "担心 怕 害怕 着急 操心 犹豫 怀疑 质疑 顾虑 紧张 骗 瞒 忽悠 夸张 吹 开玩笑 糊弄 坑 蒙 赎回 支取 取 转 退 买入 收费 收取 收 交 花 看 操作 管 错过 打扰 耽误 浪费 影响 变 动 忘 麻烦 客气 介意 嫌 急 考虑 纠结 多想 想太多 低估 小看 辜负 亏待 失望 吃亏 后悔 限制 占用 知道的 懂的 买 存 投 找 等 排队 跑 理 亏 赔 跌 损失 少 降 输 差 低");

    // Nouns that end what was denied: 没有风险保本 denies the risk.
    private static readonly WordList Denied = new(
        "风险 损失 亏损 亏过 亏钱 亏 赔 问题 手续费 费用 门槛 波动 回撤 套路 猫腻 压力 限制 顾虑 额外 封闭期 封闭 后顾之忧 陷阱 麻烦 坏处 意外 闪失 差错 违约 逾期 负担 成本 利息损失 必要 关系 意思 时间 额度 名额");

    private static readonly WordList MainClause = new("也 就 才 却 还 又 都 照样 仍 仍然 依然 照");

    // Behind the match: 保本是不可能的, 零风险我们不敢说.
    private static readonly WordList Denials = new(
        "不可能的 不可能实现 不可能做到 是不可能 不太可能 做不到 办不到 达不到 谈不上 不敢说 不敢讲 不敢保证 不敢承诺 不敢打包票 不能说 不能讲 不能承诺 不能保证 不能确定 不能答应 不能打包票 没法保证 没法承诺 没法说 没法确定 没办法保证 没办法承诺 没办法确定 无法保证 无法承诺 无法确定 无法预测",
        "不好说 说不准 说不好 不现实 不存在的 是不存在 并不存在 都不存在 不允许 不被允许 不可以说 不可以承诺 是没有的 没有这回事 没这回事 没这种 没有这种 没有这个说法 没这个说法 不属实 不准确 不正确 是错的 是错误 违规 不合规 是假的 都是假 不保证 不作保证 不做承诺 不作承诺 不承诺 不做保证 已经没有 早就没有 早没了 没有了 取消了 打破了 不让说 不让讲 不能写 不能宣传 不能用 不敢写 是禁止 是严禁 不靠谱 不一定 未必 不见得 说法不对 这话不对 理解不对 不是这样 不是这么回事 不是绝对");

    private static readonly WordList Resumptive = new("这个 这 那 这话 这种 我 我们 咱 咱们 银行 谁 目前 现在 这块 这一点 这种话 这种说法 那个 那是 这是");

    public static TextRange? Find(ReadOnlySpan<char> text, TextRange match, ReadOnlySpan<TextRange> more, ReadOnlySpan<TextRange> gaps)
    {
        var clause = ClauseOf(text, match);
        TextRange? cue = null;
        var count = Count(text, clause.Start, match.Start, ref cue);
        foreach (var gap in gaps)
            count += Count(text, StartOfClause(text, gap), gap.End, ref cue);
        var counted = clause.Start;
        foreach (var added in more)
        {
            if (added.Start < counted || added.End > match.Start || match.Start - added.End > 12 || IsKnown(text, added))
                continue;
            (cue, count) = (added, count + 1);
            counted = added.End;
        }

        if (Denial(text, match) is { } denial)
            (cue, count) = (denial, count + 1);
        return count % 2 == 1 ? cue : null;
    }

    /// <summary>Whether the grammar knows the rulebook's word already, and so has counted it or has found that it governs something else.</summary>
    private static bool IsKnown(ReadOnlySpan<char> text, TextRange added)
    {
        for (var i = Math.Max(0, added.Start - 4); i < added.End; i++)
        {
            var length = Math.Max(NegatorAt(text, i, out _), Idioms.At(text, i));
            if (length > 0 && i + length > added.Start)
                return true;
        }

        return false;
    }

    /// <summary>How many negators between the two places govern what begins at the latter.</summary>
    private static int Count(ReadOnlySpan<char> text, int from, int to, ref TextRange? cue)
    {
        var count = 0;
        for (var i = from; i < to;)
        {
            if (NegatorAt(text[..to], i, out var reach) is not (> 0 and var length))
            {
                i += Math.Max(1, IdiomAt(text, i, to));
                continue;
            }

            var end = i + length;
            if (Governs(text, reach, end, to) && !IsCoordinated(text[i..end], text[end..to]))
                (cue, count) = (new TextRange(i, end), count + 1);
            i = end;
        }

        return count;
    }

    private static int StartOfClause(ReadOnlySpan<char> text, TextRange gap)
    {
        for (var i = gap.End - 1; i >= gap.Start; i--)
        {
            if (Clauses.EndsClause(text, i))
                return i + 1;
            if (Clauses.BeginsClause(text, i))
                return i;
        }

        return gap.Start;
    }

    // A comma behind a verb of saying does not end its scope: 我们不能承诺,保本….
    private static TextRange ClauseOf(ReadOnlySpan<char> text, TextRange match)
    {
        var clause = Clauses.Clause(text, match.Start, match.End);
        if (clause.Start > 1 && text[clause.Start - 1] is ',' or ':' && Governing.Before(text, clause.Start - 1) > 0)
            return new TextRange(Clauses.Clause(text, clause.Start - 2, clause.Start - 1).Start, clause.End);
        return clause;
    }

    private static int IdiomAt(ReadOnlySpan<char> text, int at, int end) => IsAlternative(text, at, end) ? 3 : Idioms.At(text[..end], at);

    // 保不保本, 亏不亏: asks and denies nothing.
    private static bool IsAlternative(ReadOnlySpan<char> text, int at, int end) => at + 2 < end && text[at + 1] is '不' or '没' && text[at] == text[at + 2];

    private static int NegatorAt(ReadOnlySpan<char> text, int at, out Reach reach)
    {
        (reach, var length) = (Reach.Near, 0);
        Longer(Near.At(text, at), Reach.Near, ref length, ref reach);
        Longer(Touching.At(text, at), Reach.Touching, ref length, ref reach);
        Longer(Modal.At(text, at), Reach.Modal, ref length, ref reach);
        Longer(Focus.At(text, at), Reach.Focus, ref length, ref reach);
        Longer(Wide.At(text, at), Reach.Wide, ref length, ref reach);
        return length > 0 && (Idioms.At(text, at) >= length || IsAlternative(text, at, text.Length)) ? 0 : length;
    }

    private static void Longer(int length, Reach reach, ref int longest, ref Reach best)
    {
        if (length > longest || (length > 0 && length == longest))
            (longest, best) = (length, reach);
    }

    private static bool Governs(ReadOnlySpan<char> text, Reach reach, int from, int to)
    {
        var gap = text[from..to];
        if (gap.IsEmpty)
            return true;
        if (reach == Reach.Touching)
            return Light.Skip(gap, 0) == gap.Length && gap.Length <= 2;
        if (IsUsedUp(gap))
            return false;
        var verb = Governing.FirstIn(gap, 0, gap.Length);
        if (reach == Reach.Focus)
            return gap.Length <= 14 && !IsContrasted(gap);
        if (reach == Reach.Wide)
            return gap.Length <= 22;
        if (MainClause.FirstIn(gap, 1, gap.Length) is { } main && (verb is null || verb.Value.Start > main.Start))
            return false;
        return verb is not null ? gap.Length <= 14 : Weight(gap) <= (reach == Reach.Modal ? 3 : 2);
    }

    private static bool IsUsedUp(ReadOnlySpan<char> gap)
    {
        for (var i = 0; i < gap.Length;)
        {
            var light = Light.At(gap, i);
            if (Consuming.At(gap, i) is var verb and > 0 && verb >= light && Governing.At(gap, i) == 0)
                return true;
            if (light == 0)
                break;
            i += light;
        }

        for (var i = 0; i < gap.Length; i++)
        {
            if (Denied.At(gap, i) > 0 && !(i > 0 && gap[i - 1] is '零' or '无' or '低' or '0' or '盈'))
                return Governing.FirstIn(gap, 0, i) is null;
        }

        return false;
    }

    // 不承诺不保证保本: one denial said twice, and not a denial of a denial.
    private static bool IsCoordinated(ReadOnlySpan<char> negator, ReadOnlySpan<char> gap)
    {
        var from = Promising.IsIn(negator) || (!gap.IsEmpty && gap[0] is '也' or '更' or '并' or '、') ? 0
            : Promising.FirstIn(gap, 0, gap.Length) is { } verb ? verb.End
            : gap.Length;
        for (var i = from; i < gap.Length; i++)
        {
            if (NegatorAt(gap, i, out _) > 0)
                return true;
        }

        return false;
    }

    // 不是理财是存款保本: the second 是 says what it is instead.
    private static bool IsContrasted(ReadOnlySpan<char> gap)
    {
        for (var i = 1; i < gap.Length; i++)
        {
            if (gap[i] == '是' && gap[i - 1] is not ('说' or '不' or '都' or '也' or '就' or '还' or '要' or '总' or '只' or '但' or '可'))
                return true;
        }

        return false;
    }

    /// <summary>How many characters are neither light words nor numbers.</summary>
    private static int Weight(ReadOnlySpan<char> gap)
    {
        var weight = 0;
        for (var i = 0; i < gap.Length;)
        {
            var length = Light.At(gap, i);
            weight += length == 0 ? 1 : 0;
            i += Math.Max(length, 1);
        }

        return weight;
    }

    private static TextRange? Denial(ReadOnlySpan<char> text, TextRange match)
    {
        var clause = Clauses.Clause(text, match.Start, match.End);
        if (DenialIn(text, match.End, clause.End, 9) is { } denial)
            return denial;
        if (clause.End >= text.Length || text[clause.End] != ',' || clause.End - match.End > 6 || Resumptive.At(text, clause.End + 1) == 0)
            return null;
        return DenialIn(text, clause.End + 1, Clauses.Clause(text, clause.End + 1, clause.End + 2).End, 6);
    }

    private static TextRange? DenialIn(ReadOnlySpan<char> text, int from, int to, int within)
    {
        if (Denials.FirstIn(text, from, to) is not { } denial || denial.Start - from > within)
            return null;

        // 保本不可能亏, 保本没有风险, 不保证 a new thing: the denial is of what follows it.
        var behind = Light.Skip(text[..to], denial.End);
        var isOfMore = behind < to && (Consuming.At(text[..to], behind) > 0 || Denied.At(text[..to], behind) > 0);
        var isNegatedItself = denial.Start > from && text[denial.Start - 1] is '不' or '没';
        return isOfMore || isNegatedItself || MainClause.At(text, from) > 0 && text[from] is '还' or '又' ? null : denial;
    }
}

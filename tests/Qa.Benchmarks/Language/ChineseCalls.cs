namespace Qa.Benchmarks.Language;

/// <summary>Believable Chinese utterances and keyword lists from a seeded generator: words by Zipf's law, 8 to 40 characters an utterance.</summary>
internal sealed class ChineseCalls
{
    private static readonly string[] Frequent =
        ("的 我 您 是 这个 就 了 好 那 有 嗯 对 可以 一下 您好 这边 产品 没有 现在 一个 什么 帮您 看 说 要 我们 也 不 都 到 请问 里面 时候 然后 因为 所以 如果 银行 客户 理财 账户 收益 风险 利率 需要 知道 "
        + "查询 办理 手机 短信 到期 本金 赎回 申购 基金 净值 期限 封闭期 手续费 管理费 评估 等级 稳健 进取 保守 余额 转账 密码 验证码 身份证 银行卡 柜台 网点 客服 经理 投诉 工单 处理 反馈 核实 登记 电话 号码 "
        + "还款 逾期 账单 分期 额度 信用卡 贷款 房贷 利息 罚息 征信 催收 保险 保单 理赔 退保 犹豫期 受益人 缴费 保费 年金 分红 万能 定存 活期 大额存单 结构性存款 国债 债券 股票 行情 涨跌 回撤 波动 配置 组合 "
        + "放心 一定 肯定 保证 承诺 安全 稳定 省心 合适 划算 优惠 活动 名额 抓紧 机会 推荐 介绍 了解 考虑 清楚 明白 抱歉 不好意思 感谢 耐心 稍等 麻烦 提供 姓名 生日 地址 时间 方便 下午 明天 周末 工作日 "
        + "合同 条款 说明书 协议 录音 确认 签署 授权 开通 关闭 升级 系统 页面 登录 下载 更新 失败 成功 提示 原因 解决 办法 建议 专员 回访 满意 评价 服务 问题").Split(' ');

    private readonly Random _random;

    // The frequent words, most frequent first, and a long tail made of their characters: a few thousand words make a language.
    private readonly string[] _words;

    public ChineseCalls(int seed)
    {
        _random = new Random(seed);
        var characters = string.Concat(Frequent).Distinct().ToArray();
        var tail = Enumerable.Range(0, 4_000).Select(_ => $"{characters[_random.Next(characters.Length)]}{characters[_random.Next(characters.Length)]}");
        _words = [.. Frequent, .. tail.Except(Frequent)];
    }

    public string[] Utterances(int count) => [.. Enumerable.Range(0, count).Select(_ => Utterance(8 + _random.Next(33)))];

    /// <summary>Some rarer words, and phrases of two to three words; of the latter few are ever said.</summary>
    public string[] Keywords(int count)
    {
        // Rule books list words that mean something, so the most frequent are left out.
        var keywords = _words[70..].Where(word => word.Length > 1).OrderBy(_ => _random.Next()).Take(count / 8).ToHashSet(StringComparer.Ordinal);
        while (keywords.Count < count)
        {
            var phrase = _words[_random.Next(70, _words.Length)] + _words[_random.Next(_words.Length)];
            keywords.Add(_random.Next(4) == 0 ? phrase + _words[_random.Next(_words.Length)] : phrase);
        }

        return [.. keywords];
    }

    private string Utterance(int length)
    {
        var text = "";
        while (text.Length < length)
        {
            var rank = (int)Math.Pow(_words.Length, _random.NextDouble());
            text += _words[Math.Min(rank, _words.Length - 1)] + (_random.Next(6) == 0 ? "," : "");
        }

        return text;
    }
}

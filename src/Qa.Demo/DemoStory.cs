namespace Qa.Demo;

/// <summary>What was planted in the sample data, so that tests and readers can name what the pages should find.</summary>
/// <param name="Id">Such as "slide".</param>
/// <param name="Agents">The agents it is about; for a team's story all of the team.</param>
/// <param name="FromWeek">First of the ten weeks, 0–9, in which it shows.</param>
/// <param name="Rules">Rules in which it shows.</param>
public sealed record DemoStory(string Id, ImmutableArray<string> Agents, string? TeamId, int FromWeek, ImmutableArray<string> Rules, string Zh, string En)
{
    /// <summary>How many weeks the sample data covers.</summary>
    public const int Weeks = 10;

    /// <summary>An agent slides over the last five weeks: curt, no calming, then prohibited language; fewer solutions.</summary>
    public static DemoStory Slide { get; } = new("slide", ["A1008"], "T02", 5, ["A08", "A02", "A01", "S02"],
        "高子昂：前五周稳定，之后越来越不耐烦，不再安抚客户，最后出现服务禁语，问题也不再给方案。",
        "Gao Zi'ang is steady for five weeks, then grows curt, stops calming customers, ends up in prohibited language and offers fewer solutions.");

    /// <summary>An agent improves after a training in the sixth week.</summary>
    public static DemoStory Training { get; } = new("training", ["A1003"], "T01", 5, ["C05", "C08", "C07", "C06"],
        "何雨桐：第六周培训前常漏基准说明、风评核实与风险确认，培训后补上。",
        "He Yutong forgets the benchmark disclaimer, the assessment check and the risk confirmation until a training in week six, and does them afterwards.");

    /// <summary>A whole team is vague about when redeemed money arrives and what is locked.</summary>
    public static DemoStory Gap { get; } = new("gap", ["A1006", "A1007", "A1008", "A1009", "A1010"], "T02", 0, ["K04"],
        "客户服务组：被问到净值型产品赎回到账与封闭期时含糊作答，其他组没有这个问题。",
        "The service team answers vaguely when asked about redemption and lock-up of net-value products; the other teams do not.");

    /// <summary>A complaint cause grows after an app update; some of these complaints are never registered.</summary>
    public static DemoStory AppLogin { get; } = new("app-login", [], null, 6, ["S04"],
        "手机银行六点二版更新后登录失败的投诉逐周上升，其中一部分没有登记。",
        "Complaints about failed logins grow week by week after app version 6.2, and some are not registered.");

    /// <summary>Vetoes are rare, and mostly two agents'.</summary>
    public static DemoStory Vetoes { get; } = new("vetoes", ["A1005", "A1013"], null, 0, ["C01", "C03", "C11", "C25", "C28"],
        "否决项很少，多半来自许曼（保本承诺、淡化风险）和魏建军（威胁催收、索要验证码）。",
        "Vetoes are rare, and mostly Xu Man's (guarantees, playing down risk) and Wei Jianjun's (threats, asking for codes).");

    public static ImmutableArray<DemoStory> All { get; } = [Slide, Training, Gap, AppLogin, Vetoes];
}

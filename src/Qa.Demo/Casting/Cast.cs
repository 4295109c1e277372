namespace Qa.Demo.Casting;

/// <summary>A team of the sample bank.</summary>
/// <param name="Desk">What its agents call their job.</param>
internal sealed record Team(string Id, string Name, string Desk);

/// <summary>An agent of the sample bank.</summary>
/// <param name="Number">The staff number callers are told.</param>
/// <param name="Carelessness">Multiplies the usual lapse rates: 0.5 is a careful agent, 1.5 a hasty one.</param>
/// <param name="CallsAWeek">How many of the agent's calls are in the sample, on average.</param>
internal sealed record Agent(string Id, string Name, string Number, Team Team, double Carelessness, int CallsAWeek)
{
    public bool SpeaksEnglish { get; init; }

    /// <summary>How often the agent sells, in per cent of a colleague's share.</summary>
    public int Sales { get; init; } = 100;

    /// <summary>How often the agent is asked about redemptions, in per cent of the usual share.</summary>
    public int Redemptions => string.Equals(Team.Id, "T02", StringComparison.Ordinal) ? 180 : 100;
}

/// <summary>Who works at the sample bank.</summary>
internal static class Cast
{
    private static readonly Team Advisers = new("T01", "理财顾问一组", "理财顾问");
    private static readonly Team Service = new("T02", "客户服务组", "客服专员");
    private static readonly Team Loans = new("T03", "催收与贷后组", "贷后专员");

    public static ImmutableArray<Agent> Agents { get; } =
    [
        new("A1001", "林嘉宁", "8021", Advisers, 0.5, 5),
        new("A1002", "周启文", "8022", Advisers, 1.0, 5),
        new("A1003", "何雨桐", "8023", Advisers, 0.9, 6) { Sales = 300 },
        new("A1004", "沈立群", "8024", Advisers, 1.2, 4),
        new("A1005", "许曼", "8025", Advisers, 1.3, 5),
        new("A1006", "顾晓蓓", "6101", Service, 0.6, 5) { SpeaksEnglish = true },
        new("A1007", "方志远", "6102", Service, 1.0, 5),
        new("A1008", "高子昂", "6103", Service, 0.7, 6),
        new("A1009", "苏婉清", "6104", Service, 0.8, 5),
        new("A1010", "彭嘉豪", "6105", Service, 1.3, 5) { SpeaksEnglish = true },
        new("A1011", "田文静", "7301", Loans, 0.6, 4),
        new("A1012", "罗俊杰", "7302", Loans, 1.0, 5),
        new("A1013", "魏建军", "7303", Loans, 1.3, 5),
        new("A1014", "尹思雅", "7304", Loans, 0.9, 4),
        new("A1015", "汪海涛", "7305", Loans, 1.1, 4),
    ];

    public static Agent Agent(string id) => Agents.First(agent => string.Equals(agent.Id, id, StringComparison.Ordinal));
}

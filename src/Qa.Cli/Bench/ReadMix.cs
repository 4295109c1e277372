using Qa.Domain;

namespace Qa.Cli.Bench;

/// <summary>Reads as people at dashboards make them. The same seed and sample give the same reads.</summary>
internal sealed class ReadMix
{
    // Of two characters, the shortest that can be searched and the hardest: they occur in most financial calls.
    private static readonly string[] Words = ["保本", "收益", "风险", "赎回", "投诉", "理财", "本金", "利率"];

    private readonly ReadKind[] _byWeight;
    private readonly Random _random;

    public ReadMix(ReadSample sample, int seed)
    {
        _byWeight = [.. Kinds(sample).Where(kind => kind.Paths.Count > 0).SelectMany(kind => Enumerable.Repeat(kind, kind.Weight))];
        _random = new Random(seed);
    }

    /// <summary>Not thread-safe.</summary>
    public (BenchKind Kind, string Path) Next()
    {
        var kind = _byWeight[_random.Next(_byWeight.Length)];
        return (kind.Kind, kind.Paths[_random.Next(kind.Paths.Count)]);
    }

    private static IEnumerable<ReadKind> Kinds(ReadSample sample) =>
    [
        Kind("listNewest", "列表：最新", "list, newest", 4, ["api/v1/calls?limit=50"]),
        Kind("listWorst", "列表：最差", "list, worst", 2, ["api/v1/calls?limit=50&sort=worst"]),
        Kind("listByAgent", "列表：某坐席", "list, by agent", 2, Each(sample.Agents, "api/v1/calls?limit=50&agent={0}")),
        Kind("listByRule", "列表：某规则", "list, by rule", 2, Each(sample.Rules, "api/v1/calls?limit=50&rule={0}")),
        Kind("search", "列表：搜两个字", "list, two-character search", 2, Each(Words, "api/v1/calls?limit=50&q={0}")),
        Kind("call", "一通通话", "one call", 3, Each(sample.Calls, "api/v1/calls/{0}")),
        Kind("report", "评分单", "score card", 2, Each(sample.Calls, "api/v1/calls/{0}/report")),
        Kind("agentTrend", "坐席趋势", "agent trend", 2, Each(sample.Agents, "api/v1/agents/{0}/trend")),
        Kind("team", "班组", "team", 1, Each(sample.Teams, "api/v1/teams/{0}")),
    ];

    private static ReadKind Kind(string id, string zh, string en, int weight, IReadOnlyList<string> paths) => new(new BenchKind(id, new LocalText(zh, en)), weight, paths);

    private static string[] Each(IEnumerable<string> values, string path) => [.. values.Select(value => path.Replace("{0}", Uri.EscapeDataString(value), StringComparison.Ordinal))];
}

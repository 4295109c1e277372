using System.CommandLine;
using Qa.Cli.Silo;

namespace Qa.Cli.Bench;

/// <summary>The options that all load tests share.</summary>
internal sealed class BenchOptions
{
    private readonly Option<string[]> _urls;
    private readonly Option<double> _rate;
    private readonly Option<double> _seconds;
    private readonly Option<double> _warmUp;
    private readonly Option<bool> _poisson;
    private readonly Option<int> _seed;
    private readonly Option<int> _connections;
    private readonly Option<double> _timeout;
    private readonly Option<bool> _json;
    private readonly Option<string?> _output;

    /// <param name="usualRate">Requests a second.</param>
    public BenchOptions(Command command, double usualRate, Terminal terminal)
    {
        _urls = new Option<string[]>("--url")
        {
            Description = terminal.Say("服务地址；写多次则轮流发给各节点", "Address of the server; give it several times to send to several nodes in turn"),
            DefaultValueFactory = _ => [ServerUrl.Default],
        };
        _rate = RangeOption.Of("--rate", "每秒请求数", "Requests a second", usualRate, 0.01, 100_000, terminal);
        _seconds = RangeOption.Of("--seconds", "测量的秒数", "Seconds that are measured", 60, 0.01, 86_400, terminal);
        _warmUp = RangeOption.Of("--warm-up", "之前预热的秒数，不计入结果", "Seconds before them that are not", 5d, 0, 3_600, terminal);
        _poisson = new Option<bool>("--poisson") { Description = terminal.Say("像真实来电那样随机到达；默认等间隔", "Arrivals at random, as callers come; evenly spaced by default") };
        _seed = new Option<int>("--seed") { Description = terminal.Say("随机种子：同一个数，同一份负载", "Seed: the same number, the same load"), DefaultValueFactory = _ => 7 };
        _connections = RangeOption.Of("--connections", "至多同时在途的请求数", "Most requests under way", 64, 1, 10_000, terminal);
        _timeout = RangeOption.Of("--timeout", "一个请求至多等待的秒数", "Seconds until a request is given up", 30d, 0.1, 3_600, terminal);
        _json = new Option<bool>("--json") { Description = terminal.Say("输出一个 JSON 对象", "Write one JSON object") };
        _output = new Option<string?>("--out") { Description = terminal.Say("把该 JSON 对象写入文件", "Write that JSON object to this file") };
        foreach (var option in new Option[] { _urls, _rate, _seconds, _warmUp, _poisson, _seed, _connections, _timeout, _json, _output })
            command.Options.Add(option);
    }

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    public string? Output(ParseResult parsed) => parsed.GetValue(_output);

    /// <exception cref="UsageException">One is not an http or https address.</exception>
    public IReadOnlyList<Uri> Urls(ParseResult parsed) => [.. parsed.GetRequiredValue(_urls).Select(ServerUrl.Parse)];

    /// <exception cref="UsageException">Not a single request would be due.</exception>
    public BenchPlan Plan(ParseResult parsed)
    {
        var (rate, seconds) = (parsed.GetValue(_rate), parsed.GetValue(_seconds));
        if (rate * seconds < 1)
            throw new UsageException("照此速率，这段时间里一个请求也不会发：加大 --rate 或 --seconds。", "At this rate not one request is due in that time: raise --rate or --seconds.");
        return new BenchPlan(
            rate, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(parsed.GetValue(_warmUp)), parsed.GetValue(_poisson), parsed.GetValue(_seed),
            parsed.GetValue(_connections), TimeSpan.FromSeconds(parsed.GetValue(_timeout)));
    }
}

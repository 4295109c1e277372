using System.Text.Json;

namespace Qa.Cli.Tests.Rules;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private readonly string _pack;

    public EvaluateCommandTests()
    {
        _pack = _scratch.File("pack.yaml", Some.Pack);
        _scratch.File("set/a.jsonl", Some.LabelledCall("found", "这款保本", hit: true) + "\n\n" + Some.LabelledCall("clear", "这款不保本", hit: false) + "\n");
        _scratch.File("set/deep/b.jsonl", Some.LabelledCall("missed", "一分钱都少不了您的", hit: true) + "\n" + Some.LabelledCall("false-alarm", "保本基金早就没有了", hit: false));
    }

    private string Set => Path.Combine(_scratch.Folder, "set");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Counts_found_missed_and_false_alarms_with_intervals()
    {
        var run = await CommandLine.Run("rules", "evaluate", Set, "--pack", _pack, "--json");

        Assert.Equal(ExitCode.Fine, run.Exit);
        var rule = JsonDocument.Parse(run.Lines[0]).RootElement;
        Assert.Equal("R1", rule.GetProperty("id").GetString());
        Assert.Equal((2, 1, 1, 1), (Number(rule, "violations"), Number(rule, "found"), Number(rule, "missed"), Number(rule, "falseAlarms")));
        Assert.Equal(0.5, rule.GetProperty("precision").GetProperty("value").GetDouble());
        Assert.InRange(rule.GetProperty("recall").GetProperty("low").GetDouble(), 0.10, 0.20);
        var forbidden = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).Single(line => line.GetProperty("kind").GetString() is "forbidden");
        Assert.Equal(2, Number(forbidden, "violations"));
    }

    [Fact]
    public async Task Lists_every_disagreement_on_demand()
    {
        var plain = await CommandLine.Run("rules", "evaluate", Set, "--pack", _pack);
        var all = await CommandLine.Run("rules", "evaluate", Set, "--pack", _pack, "--misses");

        Assert.DoesNotContain("MISS", plain.Out, StringComparison.Ordinal);
        Assert.Contains("MISS R1 missed", all.Out, StringComparison.Ordinal);
        Assert.Contains("一分钱都少不了您的", all.Out, StringComparison.Ordinal);
        Assert.Contains("# note of missed", all.Out, StringComparison.Ordinal);
        Assert.Contains("FALSE ALARM R1 false-alarm", all.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "Not JSON")]
    [InlineData("{}", "'call' is missing")]
    [InlineData("""{"call":{"callId":"x"},"judged":[],"hits":[]}""", "agentId")]
    public async Task Names_bad_lines_and_counts_the_good_ones(string line, string reason)
    {
        var bad = _scratch.File("bad.jsonl", Some.LabelledCall("good", "这款保本", hit: true) + "\n" + line);

        var run = await CommandLine.Run("rules", "evaluate", bad, "--pack", _pack);

        Assert.Equal(ExitCode.SomeFailed, run.Exit);
        Assert.Contains($"{bad}:2: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Contains("1 labelled calls", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"rule":"R2","seq":0}]""", "R2")]
    [InlineData("""[{"rule":"R1","seq":7}]""", "seq 7")]
    [InlineData("""[{"rule":"R1"}]""", "{rule, seq}")]
    public async Task Refuses_labels_that_contradict_themselves(string hits, string reason)
    {
        var line = $$"""{"call":{{Some.CallJson("x", "您好")}},"judged":["R1"],"hits":{{hits}}}""";

        var run = await CommandLine.Run("rules", "evaluate", _scratch.File("bad.jsonl", line), "--pack", _pack);

        Assert.Equal(ExitCode.SomeFailed, run.Exit);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_labelled_rules_that_the_pack_lacks()
    {
        var line = Some.LabelledCall("x", "您好", hit: false).Replace("\"R1\"", "\"R1\",\"R9\"", StringComparison.Ordinal);

        var run = await CommandLine.Run("rules", "evaluate", _scratch.File("set.jsonl", line), "--pack", _pack);

        Assert.Contains("not counted: R9", run.Out, StringComparison.Ordinal);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}

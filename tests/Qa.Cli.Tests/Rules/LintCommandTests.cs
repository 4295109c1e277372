using System.Text.Json;

namespace Qa.Cli.Tests.Rules;

public sealed class LintCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Answers_0_for_a_pack_that_is_fine()
    {
        var file = _scratch.File("pack.yaml", Some.Pack);

        var run = await CommandLine.Run("rules", "lint", file);

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Equal($"{file}: 1 rules, 0 errors, 0 warnings\n", run.Out);
    }

    /// <summary>Each row spoils one place of the pack.</summary>
    [Theory]
    [InlineData("dimension: compliance", "dimension: komplianz", 6, 16)]
    [InlineData("hit: promise", "hit: promise && nobody", 12, 10)]
    [InlineData("keywords: [ 保本 ]", "keywords: [ \"@无此词表\" ]", 11, 43)]
    [InlineData("expect: hit", "expect: it", 15, 31)]
    public async Task Names_file_line_and_column(string right, string wrong, int line, int column)
    {
        var file = _scratch.File("pack.yaml", Some.Pack.Replace(right, wrong, StringComparison.Ordinal));

        var run = await CommandLine.Run("rules", "lint", file);

        Assert.Equal(ExitCode.SomeFailed, run.Exit);
        Assert.StartsWith($"{file}:{line}:{column}: error: ", run.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_json_lines_on_demand()
    {
        var file = _scratch.File("pack.yaml", Some.Pack.Replace("severity: veto", "severity: fatal", StringComparison.Ordinal));

        var run = await CommandLine.Run("rules", "lint", file, "--json");

        var problem = JsonDocument.Parse(run.Lines[0]).RootElement;
        Assert.Equal("error", problem.GetProperty("severity").GetString());
        Assert.Equal(7, problem.GetProperty("line").GetInt32());
        Assert.Equal(1, JsonDocument.Parse(run.Lines[^1]).RootElement.GetProperty("errors").GetInt32());
    }
}

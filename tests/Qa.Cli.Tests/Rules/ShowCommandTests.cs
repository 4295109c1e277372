namespace Qa.Cli.Tests.Rules;

public sealed class ShowCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(false, "承诺保本", "合规性")]
    [InlineData(true, "Promise", "Compliance")]
    public async Task Lists_the_rules_in_the_users_language(bool english, string name, string dimension)
    {
        var run = await CommandLine.Run(english, "rules", "show", "--pack", _scratch.File("pack.yaml", Some.Pack));

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Contains(name, run.Out, StringComparison.Ordinal);
        Assert.Contains(dimension, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_one_rule_whole()
    {
        var run = await CommandLine.Run("rules", "show", "R1", "--pack", _scratch.File("pack.yaml", Some.Pack));

        Assert.Equal("R1 Promise", run.Lines[0]);
        Assert.Contains("hit:  promise", run.Lines);
        Assert.Contains("  agent: 这款不保本", run.Lines);
    }
}

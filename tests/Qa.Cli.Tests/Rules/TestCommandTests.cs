namespace Qa.Cli.Tests.Rules;

public sealed class TestCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Passes_examples_that_are_judged_as_they_should_be()
    {
        var run = await CommandLine.Run("rules", "test", _scratch.File("pack.yaml", Some.Pack));

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Equal(["pass  R1-hit", "pass  R1-near", "2 examples: 2 passed, 0 failed"], run.Lines);
    }

    [Fact]
    public async Task Explains_a_failure_with_matches_and_what_took_them_away()
    {
        var pack = Some.Pack.Replace("expect: noHit", "expect: hit", StringComparison.Ordinal);

        var run = await CommandLine.Run("rules", "test", _scratch.File("pack.yaml", pack));

        Assert.Equal(ExitCode.SomeFailed, run.Exit);
        Assert.Contains("FAIL  R1-near  expected hit, got no hit", run.Lines);
        Assert.Contains(run.Lines, line => line.Contains("“保本” ← 保本", StringComparison.Ordinal) && line.Contains("inside '不保本'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tests_one_rule_only_and_knows_its_name()
    {
        var file = _scratch.File("pack.yaml", Some.Pack);

        Assert.Equal(ExitCode.Fine, (await CommandLine.Run("rules", "test", file, "--rule", "r1")).Exit);
        var unknown = await CommandLine.Run("rules", "test", file, "--rule", "R9");
        Assert.Equal(ExitCode.WrongUse, unknown.Exit);
        Assert.Contains("there are: R1", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_pack_with_errors()
    {
        var pack = Some.Pack.Replace("hit: promise", "hit: nobody", StringComparison.Ordinal);

        var run = await CommandLine.Run("rules", "test", _scratch.File("pack.yaml", pack));

        Assert.Equal(ExitCode.SomeFailed, run.Exit);
        Assert.Contains(": error: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }
}

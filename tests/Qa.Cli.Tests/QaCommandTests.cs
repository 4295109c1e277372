namespace Qa.Cli.Tests;

public sealed class QaCommandTests
{
    [Theory]
    [InlineData]
    [InlineData("nonsense")]
    [InlineData("rules")]
    [InlineData("rules", "lint", "there-is-no-such-file.yaml")]
    [InlineData("rules", "evaluate")]
    [InlineData("rules", "evaluate", "there-is-no-such-folder")]
    [InlineData("rules", "lint", "--lang", "fr")]
    public async Task Answers_2_and_says_why_on_wrong_use(params string[] args)
    {
        var run = await CommandLine.Run(args);

        Assert.Equal(ExitCode.WrongUse, run.Exit);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Names_a_mistyped_option_instead_of_looking_for_a_file_of_that_name()
    {
        var run = await CommandLine.Run("rules", "lint", "--jsn");

        Assert.Equal(ExitCode.WrongUse, run.Exit);
        Assert.StartsWith("There is no option --jsn.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("rules", "--help")]
    [InlineData("rules", "evaluate", "--help")]
    [InlineData("--version")]
    public async Task Helps_without_complaint(params string[] args)
    {
        var run = await CommandLine.Run(args);

        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.NotEmpty(run.Out);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData(false, "检查、测试、评估规则包")]
    [InlineData(true, "Check, test and evaluate rule packs")]
    public async Task Speaks_the_language_of_the_user(bool english, string expected) =>
        Assert.Contains(expected, (await CommandLine.Run(english, "--help")).Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("", null, false)]
    [InlineData("", "C.UTF-8", false)]
    [InlineData("", "zh_CN.UTF-8", false)]
    [InlineData("", "en_US.UTF-8", true)]
    [InlineData("--lang zh", "en_US.UTF-8", false)]
    [InlineData("rules lint --lang en", "zh_CN.UTF-8", true)]
    [InlineData("rules lint --lang=en", null, true)]
    public void Takes_the_language_from_the_option_then_from_the_environment(string args, string? lang, bool english) =>
        Assert.Equal(english, Terminal.WantsEnglish(args.Split(' '), name => name is "LANG" ? lang : null));
}

namespace Qa.Cli.Tests;

/// <summary>What a run of <c>qa</c> answered.</summary>
internal sealed record CommandLine(int Exit, string Out, string Error)
{
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs <c>qa</c> in this process, in English, as if its output were redirected.</summary>
    public static Task<CommandLine> Run(params string[] args) => Run(english: true, args);

    public static async Task<CommandLine> Run(bool english, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await QaCommand.Run(args, new Terminal(output, error, english, Interactive: false), TestContext.Current.CancellationToken);
        return new CommandLine(exit, output.ToString(), error.ToString());
    }
}

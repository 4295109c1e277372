using Qa.Domain.Rules;
using Qa.Rulebooks;

namespace Qa.Cli.Rules;

/// <summary>A rule pack that a command works on.</summary>
/// <param name="Name">As shown before every problem: the file's path, or the shipped pack's id.</param>
internal sealed record PackSource(string Name, PackReading Reading)
{
    /// <param name="file">Null for the shipped pack.</param>
    /// <exception cref="UsageException">The file is missing or unreadable.</exception>
    public static PackSource Open(string? file)
    {
        if (file is null)
            return new PackSource($"{ShippedPacks.FinanceZh}.yaml", RulebookReader.Read(ShippedPacks.Text(ShippedPacks.FinanceZh)));

        try
        {
            return new PackSource(file, RulebookReader.Read(File.ReadAllText(file)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"读不了规则包 {file}：{error.Message}", $"Cannot read the rule pack {file}: {error.Message}");
        }
    }

    /// <summary>"file:line:column: error: message", the form that editors and terminals turn into links.</summary>
    public string Describe(PackProblem problem, Terminal terminal)
    {
        var place = problem.Line > 0 ? $"{Name}:{problem.Line}:{problem.Column}" : Name;
        return $"{place}: {(problem.IsError ? "error" : "warning")}: {terminal.Say(problem.Message)}";
    }

    /// <summary>Compiles the book, or says on stderr why it cannot be used.</summary>
    public CompiledRulebook? Compile(Terminal terminal)
    {
        foreach (var problem in Reading.Problems.Where(problem => problem.IsError))
            terminal.Complain(Describe(problem, terminal));
        return Reading.HasErrors ? null : CompiledRulebook.Compile(Reading.Book!);
    }
}

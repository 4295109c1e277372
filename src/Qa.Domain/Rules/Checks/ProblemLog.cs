namespace Qa.Domain.Rules.Checks;

/// <summary>Gathers problems in the order in which they are found.</summary>
internal sealed class ProblemLog
{
    private readonly ImmutableArray<RulebookProblem>.Builder _problems = ImmutableArray.CreateBuilder<RulebookProblem>();

    public void Error(string path, string zh, string en) => _problems.Add(new RulebookProblem(path, IsError: true, new LocalText(zh, en)));

    public void Warning(string path, string zh, string en) => _problems.Add(new RulebookProblem(path, IsError: false, new LocalText(zh, en)));

    public ImmutableArray<RulebookProblem> ToImmutable() => _problems.ToImmutable();
}

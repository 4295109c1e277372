using Qa.Domain;

namespace Qa.Cli;

/// <summary>What the user asked for cannot be done as asked; ends with <see cref="ExitCode.WrongUse"/>.</summary>
internal sealed class UsageException(string zh, string en) : Exception(en)
{
    public LocalText Text { get; } = new(zh, en);
}

namespace Qa.Cli;

internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The command ran, and something in it failed.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command cannot be understood, or what it names is not there.</summary>
    public const int WrongUse = 2;
}

namespace Qa.Cli.Doctor;

internal enum Health
{
    Ok,

    /// <summary>Works, with something missing or near its limit.</summary>
    Warn,
    Fail,
}

/// <summary>What one check found.</summary>
/// <param name="Remedy">What to do; null when nothing is to be done.</param>
internal sealed record Finding(string Check, Health Health, string Reason, string? Remedy = null);

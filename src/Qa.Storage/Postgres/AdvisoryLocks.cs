namespace Qa.Storage.Postgres;

/// <summary>Numbers of the locks by which the processes of a cluster take turns. "qa" and a serial number; no other program uses them.</summary>
internal static class AdvisoryLocks
{
    private const long Product = 0x7161_0000;

    public const long Upgrade = Product + 1;

    /// <summary>Creating and dropping months of utterances.</summary>
    public const long Months = Product + 2;

    public const long Retention = Product + 3;
}

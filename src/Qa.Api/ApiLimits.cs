using System.ComponentModel.DataAnnotations;

namespace Qa.Api;

/// <summary>How much the API takes at once. Bound from the section <c>Qa:Limits</c>.</summary>
public sealed class ApiLimits
{
    public const string Section = "Qa:Limits";

    /// <summary>Largest single call, also as one line of a batch, in bytes.</summary>
    /// <value>Default 16 MiB: a day-long call with word times.</value>
    [Range(1024, 1L << 30)]
    public int MaxCallBytes { get; set; } = 16 << 20;

    /// <summary>Largest batch, in bytes; it is streamed and never held in memory.</summary>
    /// <value>Default 1 GiB.</value>
    [Range(1024, 1L << 40)]
    public long MaxBatchBytes { get; set; } = 1L << 30;

    /// <summary>Largest rulebook or rule test, in bytes.</summary>
    /// <value>Default 16 MiB.</value>
    [Range(1024, 1L << 30)]
    public int MaxRulebookBytes { get; set; } = 16 << 20;

    /// <summary>Requests that write at the same time; a batch is one.</summary>
    /// <value>Default 256.</value>
    [Range(1, 100_000)]
    public int WritesAtOnce { get; set; } = 256;

    /// <summary>Writing requests that wait for their turn; more are answered 429.</summary>
    /// <value>Default 4096.</value>
    [Range(0, 1_000_000)]
    public int WritesWaiting { get; set; } = 4096;

    /// <summary>Calls of one batch that are judged and written at the same time.</summary>
    /// <value>Default 64, so that one group commit takes many.</value>
    [Range(1, 1024)]
    public int BatchWidth { get; set; } = 64;
}

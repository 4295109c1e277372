namespace Qa.Domain.Capacity;

/// <summary>What there is. Null means not known: the plan then says what to measure instead of guessing.</summary>
public sealed record SizingLimits
{
    /// <summary>Rows a second that the database can write at most, above 0, counted as <see cref="SizingMeasures.WritesPerCall"/> is.
    /// From <c>qa bench</c>.</summary>
    public double? DatabaseWritesPerSecond { get; init; }

    /// <summary>Bytes of disk for the database, above 0.</summary>
    public double? DiskBytes { get; init; }

    /// <summary>Transcriptions that can run at once, 1 or more.</summary>
    public int? TranscriptionSlots { get; init; }

    /// <summary>Memory in bytes that one silo may give to live calls, above 0.</summary>
    public double? LiveMemoryPerSilo { get; init; }

    internal void Check()
    {
        Require.Positive(DatabaseWritesPerSecond ?? 1, nameof(DatabaseWritesPerSecond));
        Require.Positive(DiskBytes ?? 1, nameof(DiskBytes));
        Require.AtLeast(1, TranscriptionSlots ?? 1, nameof(TranscriptionSlots));
        Require.Positive(LiveMemoryPerSilo ?? 1, nameof(LiveMemoryPerSilo));
    }
}

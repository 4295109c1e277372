namespace Qa.Domain.Capacity;

/// <summary>What one call costs the installation. Every figure is a measurement of it, none is built in.</summary>
public sealed record SizingMeasures
{
    /// <summary>Throughput against silos, from <c>qa bench cluster</c> or by utilisation.</summary>
    public required MeasuredThroughput Throughput { get; init; }

    /// <summary>Bytes on disk that a stored call takes with its utterances, assessment and indexes, above 0: growth of the database
    /// (pg_database_size) over a known number of calls of the usual length, divided by it.</summary>
    public required double BytesPerCall { get; init; }

    /// <summary>Rows that stay for a call beside its utterances (call, assessment, outcomes, facts), 0 or more.</summary>
    public required double OtherRowsPerCall { get; init; }

    /// <summary>Rows written or changed for a call, those that are deleted again (outbox, jobs) included, above 0:
    /// difference of tup_inserted + tup_updated + tup_deleted in pg_stat_database, divided by the calls.</summary>
    public required double WritesPerCall { get; init; }

    /// <summary>Seconds of one transcription slot for one second of audio, above 0; null when others transcribe.</summary>
    public double? RealTimeFactor { get; init; }

    /// <summary>Memory in bytes of a live call's activation with its transcript, above 0; null when calls only come in whole.</summary>
    public double? BytesPerLiveCall { get; init; }

    internal void Check()
    {
        Require.Positive(BytesPerCall);
        Require.NotNegative(OtherRowsPerCall);
        Require.Positive(WritesPerCall);
        Require.Positive(RealTimeFactor ?? 1, nameof(RealTimeFactor));
        Require.Positive(BytesPerLiveCall ?? 1, nameof(BytesPerLiveCall));
    }
}

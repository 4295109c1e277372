namespace Qa.Domain.Capacity;

public enum BottleneckKind
{
    /// <summary>Calls/s that the best number of silos carries.</summary>
    Silos,

    /// <summary>Rows/s that the database writes.</summary>
    DatabaseWrites,

    /// <summary>Bytes that are kept.</summary>
    Disk,

    /// <summary>Transcriptions at once.</summary>
    Transcription,

    /// <summary>Bytes of memory in all silos for calls under way.</summary>
    LiveMemory,
}

namespace Qa.Storage.Retention;

/// <summary>Deletes old calls.</summary>
internal interface IRetention
{
    /// <summary>Deletes every call that began before a moment, whole: its transcripts, utterances, judgements, hits and words. What was counted of it for its
    /// agent stays. Each call is deleted at once; what was deleted before a failure stays deleted, and the next run goes on.</summary>
    /// <returns>The number of calls; null when another process is at it.</returns>
    Task<int?> DeleteCallsBefore(DateTimeOffset moment, CancellationToken cancellation);
}

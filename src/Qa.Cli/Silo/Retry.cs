using Polly;
using Polly.Retry;

namespace Qa.Cli.Silo;

/// <summary>The server cannot take it just now; trying again may help.</summary>
/// <param name="after">As the server asked, or null.</param>
internal sealed class BusyException(string message, TimeSpan? after = null) : Exception(message)
{
    public TimeSpan? After { get; } = after;
}

/// <summary>Trying again after connection errors and "busy", with growing, jittered pauses so that many clients do not come back at once.</summary>
internal static class Retry
{
    // Long enough for a silo to restart, short enough that a person notices that it is up again.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <param name="times">How often to try again; 0 for never.</param>
    /// <param name="pause">Before the first repetition, about; doubles from there.</param>
    /// <param name="onRetry">Told before each pause: attempt, pause, reason.</param>
    public static ResiliencePipeline Pipeline(int times, TimeSpan pause, Action<int, TimeSpan, Exception> onRetry)
    {
        if (times == 0)
            return ResiliencePipeline.Empty;

        return new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<IOException>().Handle<BusyException>(),
                MaxRetryAttempts = times,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = pause,
                MaxDelay = LongestPause,
                DelayGenerator = attempt => ValueTask.FromResult((attempt.Outcome.Exception as BusyException)?.After),
                OnRetry = attempt =>
                {
                    onRetry(attempt.AttemptNumber + 1, attempt.RetryDelay, attempt.Outcome.Exception!);
                    return default;
                },
            })
            .Build();
    }
}

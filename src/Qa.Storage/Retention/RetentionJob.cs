using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qa.Storage.Retention;

/// <summary>Deletes old calls, once after the start and then every day; does nothing where calls are kept for ever.</summary>
internal sealed partial class RetentionJob(IRetention retention, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Months is { } months && !stoppingToken.IsCancellationRequested)
            await Task.Delay(await Run(months, stoppingToken) ? Every : AfterFailure, clock, stoppingToken);
    }

    private async Task<bool> Run(int months, CancellationToken cancellation)
    {
        var cut = RetentionCut.Of(clock.GetUtcNow(), months);
        try
        {
            if (await retention.DeleteCallsBefore(cut, cancellation) is > 0 and var calls)
                LogDeleted(calls, cut);
            return true;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(error);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Deleted {Calls} calls that began before {Cut:yyyy-MM-dd}.")]
    private partial void LogDeleted(int calls, DateTimeOffset cut);

    [LoggerMessage(LogLevel.Warning, "Old calls could not be deleted; trying again.")]
    private partial void LogFailed(Exception error);
}

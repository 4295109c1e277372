using Microsoft.Extensions.Hosting;

namespace Qa.Grains.Rulebooks;

/// <summary>Keeps this silo's idea of the newest rulebook version fresh.</summary>
internal sealed partial class RulebookRefresh(RulebookCache cache, IOptions<RulebookSettings> settings, TimeProvider clock, ILogger<RulebookRefresh> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(settings.Value.RefreshEvery, clock);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await cache.Refresh();
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested) // The version in hand goes on judging; the next tick asks again.
            {
                LogNotRefreshed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The newest rulebook version could not be asked for.")]
    private partial void LogNotRefreshed(Exception error);
}

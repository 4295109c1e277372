using Microsoft.Extensions.Hosting;
using Polly;
using Polly.Retry;
using Qa.Contracts.Agents;
using Qa.Domain.Trends;

namespace Qa.Grains.Trends;

/// <summary>Brings committed facts to their agents: at least once, in batches per agent, and never in the way of ingestion.
/// What a crash left behind is found by the scan at the start.</summary>
internal sealed partial class OutboxDrain(IOutbox outbox, IGrainFactory grains, ILogger<OutboxDrain> log) : BackgroundService
{
    private const int PageSize = 2_000;
    private const int Width = 8;

    // Another silo may have committed, or a fact could not be delivered: look again even when nobody signals.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 4,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(5),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var allDelivered = await DrainAll(stoppingToken);
                await WaitForMore(allDelivered ? Idle : AfterFailure, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotDrained(error);
                await Task.Delay(AfterFailure, stoppingToken);
            }
        }
    }

    private async Task<bool> DrainAll(CancellationToken cancellation)
    {
        var allDelivered = true;
        long after = 0;
        while (await outbox.Pending(after, PageSize, cancellation) is { Count: > 0 } page)
        {
            allDelivered &= await Deliver(page, cancellation);
            after = page[^1].Id;
        }

        return allDelivered;
    }

    private async Task<bool> Deliver(IReadOnlyList<OutboxEntry> page, CancellationToken cancellation)
    {
        var failed = 0;
        await Parallel.ForEachAsync(
            page.GroupBy(entry => entry.Fact.AgentId, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = cancellation },
            async (agent, token) =>
            {
                try
                {
                    await _retry.ExecuteAsync(async _ => await grains.GetGrain<IAgentGrain>(agent.Key).Apply([.. agent.Select(entry => entry.Fact)]), token);
                    await outbox.Delivered([.. agent.Select(entry => entry.Id)], token);
                }
                catch (Exception error) when (!token.IsCancellationRequested) // Stays in the outbox; other agents must not wait for this one.
                {
                    Interlocked.Increment(ref failed);
                    LogNotDelivered(error, agent.Count(), agent.Key);
                }
            });
        return failed == 0;
    }

    private async Task WaitForMore(TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        try
        {
            await outbox.WaitForMore(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody signalled in time: look anyway.
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Facts} facts could not be delivered to agent {Agent}; they stay in the outbox.")]
    private partial void LogNotDelivered(Exception error, int facts, string agent);

    [LoggerMessage(LogLevel.Warning, "The outbox could not be read; trying again.")]
    private partial void LogNotDrained(Exception error);
}

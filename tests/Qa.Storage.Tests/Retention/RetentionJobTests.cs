using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Qa.Domain.Calls;
using Qa.Storage.Retention;

namespace Qa.Storage.Tests.Retention;

public sealed class RetentionJobTests
{
    private readonly Clock _clock = new(new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(8)));
    private readonly Diary _diary = new();

    [Theory]
    [InlineData("2026-11-20T10:00:00+08:00", 1, "2026-10-01")]
    [InlineData("2026-11-20T10:00:00+08:00", 12, "2025-11-01")]
    [InlineData("2026-12-01T07:59:59+08:00", 1, "2026-10-01")]       // still November in UTC
    [InlineData("2026-03-31T00:00:00Z", 1, "2026-02-01")]
    [InlineData("0002-01-15T00:00:00Z", 1200, "0001-01-01")]
    public void Keeps_whole_months(string now, int months, string from) => Assert.Equal(
        DateTimeOffset.Parse(from + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture),
        RetentionCut.Of(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), months));

    [Fact]
    public async Task Runs_at_the_start_and_every_day()
    {
        using var job = await Start(6);

        await _diary.Next();
        await _clock.SomebodySleeps();
        _clock.Advance(TimeSpan.FromHours(24));
        await _diary.Next();
        await _clock.SomebodySleeps();
        _clock.Advance(TimeSpan.FromDays(20));
        await _diary.Next();

        Assert.Equal([(2026, 5), (2026, 5), (2026, 6)], _diary.Cuts.Select(cut => (cut.Year, cut.Month)));
    }

    [Fact]
    public async Task A_failed_run_is_tried_again_the_same_day()
    {
        _diary.Failures = 1;
        using var job = await Start(6);

        await _diary.Next();
        await _clock.SomebodySleeps();
        _clock.Advance(TimeSpan.FromMinutes(10));
        await _diary.Next();

        Assert.Equal(2, _diary.Cuts.Count);
    }

    [Fact]
    public async Task Without_a_number_of_months_calls_are_kept_for_ever()
    {
        using var job = await Start(null);

        await job.ExecuteTask!;

        Assert.Empty(_diary.Cuts);
    }

    private async Task<RetentionJob> Start(int? months)
    {
        var job = new RetentionJob(_diary, Options.Create(new RetentionOptions { Months = months }), _clock, NullLogger<RetentionJob>.Instance);
        await job.StartAsync(CancellationToken.None);
        return job;
    }

    /// <summary>Writes down when it was asked, and answers only when the test looks.</summary>
    private sealed class Diary : IRetention
    {
        private readonly SemaphoreSlim _asked = new(0);

        public ConcurrentQueue<DateTimeOffset> Cuts { get; } = new();

        public int Failures { get; set; }

        public Task<int?> DeleteCallsBefore(DateTimeOffset moment, CancellationToken cancellation)
        {
            Cuts.Enqueue(moment);
            _asked.Release();
            return Failures-- > 0 ? Task.FromException<int?>(new StorageUnavailableException("away", "wait")) : Task.FromResult<int?>(0);
        }

        public async Task Next()
        {
            Assert.True(await _asked.WaitAsync(TimeSpan.FromSeconds(60)), "It was never asked.");
        }
    }

    /// <summary>Tells when somebody has lain down: before that, the clock cannot wake anybody.</summary>
    private sealed class Clock(DateTimeOffset now) : FakeTimeProvider(now)
    {
        private readonly SemaphoreSlim _sleeping = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _sleeping.Release();
            return timer;
        }

        public async Task SomebodySleeps() => Assert.True(await _sleeping.WaitAsync(TimeSpan.FromSeconds(60)), "Nobody waits.");
    }
}

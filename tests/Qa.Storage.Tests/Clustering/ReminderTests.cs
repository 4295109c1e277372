using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Qa.Storage.Tests.Clustering;

/// <summary>Reminders in PostgreSQL, through Orleans' own provider: every statement of it.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly GrainId Grain = GrainId.Create("agent", "A1/测试");

    private readonly TempPlace _place = new(StoreKind.Postgres);
    private readonly IHost _host;
    private readonly IReminderTable _table;

    public ReminderTests()
    {
        _host = SiloHost.Build(StoreKind.Postgres, _place.Name);
        _table = _host.Services.GetRequiredService<IReminderTable>();
    }

    public async ValueTask InitializeAsync() => await _table.StartAsync();

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Gives_back_a_reminder_as_it_was_written()
    {
        var etag = await _table.UpsertRow(Reminder("daily", TimeSpan.FromDays(40)));

        var read = await _table.ReadRow(Grain, "daily");

        Assert.Equal((Grain, "daily", Start, TimeSpan.FromDays(40), etag), (read!.GrainId, read.ReminderName, read.StartAt.ToUniversalTime(), read.Period, read.ETag));
        Assert.Null(await _table.ReadRow(Grain, "other"));
    }

    [Fact]
    public async Task Writing_again_replaces_and_gives_a_new_etag()
    {
        var first = await _table.UpsertRow(Reminder("daily"));
        var second = await _table.UpsertRow(Reminder("daily", TimeSpan.FromHours(3)));

        Assert.NotEqual(first, second);
        Assert.Equal(TimeSpan.FromHours(3), (await _table.ReadRow(Grain, "daily"))!.Period);
        Assert.False(await _table.RemoveRow(Grain, "daily", first!));
        Assert.True(await _table.RemoveRow(Grain, "daily", second!));
        Assert.False(await _table.RemoveRow(Grain, "daily", second!));
    }

    [Fact]
    public async Task All_reminders_of_a_grain_are_read()
    {
        await _table.UpsertRow(Reminder("a"));
        await _table.UpsertRow(Reminder("b"));
        await _table.UpsertRow(Reminder("c", grain: GrainId.Create("agent", "A2")));

        Assert.Equal(["a", "b"], (await _table.ReadRows(Grain)).Reminders.Select(reminder => reminder.ReminderName).Order());
    }

    [Fact]
    public async Task A_stretch_of_the_ring_is_read_also_where_it_passes_the_largest_number()
    {
        var grains = Enumerable.Range(0, 200).Select(i => GrainId.Create("agent", $"A{i}")).ToList();
        foreach (var grain in grains)
            await _table.UpsertRow(Reminder("r", grain: grain));

        foreach (var (begin, end) in new[] { (0u, 0x4000_0000u), (0x3000_0000u, 0xD000_0000u), (0xC000_0000u, 0x1000_0000u), (0x9000_0000u, 0xE000_0000u), (5u, 5u) })
        {
            var expected = grains.Where(grain => Within(grain.GetUniformHashCode(), begin, end)).Select(grain => grain.ToString());
            Assert.Equal(
                expected.Order(StringComparer.Ordinal),
                (await _table.ReadRows(begin, end)).Reminders.Select(reminder => reminder.GrainId.ToString()).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task All_reminders_can_be_deleted()
    {
        await _table.UpsertRow(Reminder("a"));

        await _table.TestOnlyClearTable();

        Assert.Empty((await _table.ReadRows(Grain)).Reminders);
    }

    // A stretch begins after its first number and ends with its last; an empty one is the whole ring.
    private static bool Within(uint hash, uint begin, uint end) => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;

    private static ReminderEntry Reminder(string name, TimeSpan? period = null, GrainId? grain = null) =>
        new() { GrainId = grain ?? Grain, ReminderName = name, StartAt = Start, Period = period ?? TimeSpan.FromHours(1) };
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Qa.Storage.Tests.Clustering;

/// <summary>Two silos and a client that know of each other by the database alone.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private readonly TempPlace _place = new(StoreKind.Postgres);
    private readonly List<IHost> _silos = [];
    private IHost _client = null!;

    private IGrainFactory Grains => _client.Services.GetRequiredService<IGrainFactory>();

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(StartSilo(), StartSilo());
        _client = SiloHost.BuildClient(_place.Name);
        await _client.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _client.StopAsync();
        _client.Dispose();
        foreach (var silo in _silos)
        {
            await silo.StopAsync();
            silo.Dispose();
        }

        _place.Dispose();
    }

    [Fact]
    public async Task Grains_live_on_both_silos_and_find_their_state_on_the_other_one()
    {
        var notebooks = Enumerable.Range(0, 40).Select(i => Grains.GetGrain<INotebookGrain>($"N{i}")).ToList();
        await Task.WhenAll(notebooks.Select((notebook, i) => notebook.Write($"第{i}条")));
        Assert.Equal(2, (await Task.WhenAll(notebooks.Select(notebook => notebook.Where()))).Distinct().Count());

        await _silos[0].StopAsync();

        Assert.Equal(notebooks.Select((_, i) => $"第{i}条"), await Task.WhenAll(notebooks.Select(notebook => notebook.Read())));
        Assert.Single((await Task.WhenAll(notebooks.Select(notebook => notebook.Where()))).Distinct());
    }

    [Fact]
    public async Task A_reminder_comes_and_goes_on_after_its_silo_has_gone()
    {
        var notebook = Grains.GetGrain<INotebookGrain>("reminded");
        await notebook.RemindEvery(TimeSpan.FromSeconds(1));
        await Until(async () => await notebook.Reminders() > 0);
        var home = await notebook.Where();

        await _silos.Single(silo => silo.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToString() == home).StopAsync();

        await Until(async () => await notebook.Where() != home && await notebook.Reminders() > 0);
        await notebook.ForgetReminder();
    }

    private async Task StartSilo()
    {
        var silo = SiloHost.Build(
            StoreKind.Postgres, _place.Name,
            builder => builder.Services.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100)));
        lock (_silos)
            _silos.Add(silo);
        await silo.StartAsync();
    }

    // The time is only the limit of a failing test.
    private static async Task Until(Func<Task<bool>> done)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(60); !await done(); await Task.Delay(100))
            Assert.True(DateTime.UtcNow < deadline, "It never happened.");
    }
}

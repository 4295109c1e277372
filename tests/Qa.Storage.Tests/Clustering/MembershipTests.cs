using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Messaging;
using Orleans.Runtime;

namespace Qa.Storage.Tests.Clustering;

/// <summary>The list of silos in PostgreSQL, through Orleans' own provider: every statement of it.</summary>
public sealed class MembershipTests : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);

    private readonly TempPlace _place = new(StoreKind.Postgres);
    private readonly IHost _host;
    private readonly IMembershipTable _table;

    public MembershipTests()
    {
        _host = SiloHost.Build(StoreKind.Postgres, _place.Name);
        _table = _host.Services.GetRequiredService<IMembershipTable>();
    }

    public async ValueTask InitializeAsync() => await _table.InitializeMembershipTableAsync(true);

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_empty_cluster_has_a_version_and_no_silo()
    {
        await _table.InitializeMembershipTableAsync(true);

        var all = await _table.ReadAllAsync();

        Assert.Empty(all.Members);
        Assert.Equal(0, all.Version.Version);
        Assert.Empty((await _table.ReadRowAsync(Silo(1).SiloAddress)).Members);
    }

    [Fact]
    public async Task Gives_back_a_silo_as_it_was_written()
    {
        var silo = Silo(1, SiloStatus.Joining);

        Assert.True(await Insert(silo));

        foreach (var read in new[] { await _table.ReadAllAsync(), await _table.ReadRowAsync(silo.SiloAddress) })
        {
            AssertSame(silo, Assert.Single(read.Members).Item1);
            Assert.Equal(1, read.Version.Version);
        }
    }

    [Fact]
    public async Task A_silo_is_read_among_others()
    {
        await Insert(Silo(1));
        await Insert(Silo(2));

        Assert.Equal(2, (await _table.ReadAllAsync()).Members.Count);
        Assert.Equal(Silo(2).SiloAddress, Assert.Single((await _table.ReadRowAsync(Silo(2).SiloAddress)).Members).Item1.SiloAddress);
        Assert.Empty((await _table.ReadRowAsync(Silo(3).SiloAddress)).Members);
    }

    [Fact]
    public async Task The_same_silo_cannot_be_inserted_twice_and_the_version_stays()
    {
        await Insert(Silo(1));

        Assert.False(await Insert(Silo(1)));

        Assert.Equal(1, (await _table.ReadAllAsync()).Version.Version);
    }

    [Fact]
    public async Task Who_has_not_seen_the_newest_version_changes_nothing()
    {
        await Insert(Silo(1));
        var seen = await _table.ReadAllAsync();
        await Insert(Silo(2));

        Assert.False(await _table.InsertRowAsync(Silo(3), seen.Version.Next()));
        Assert.False(await _table.UpdateRowAsync(Silo(1, SiloStatus.Dead), ETag(seen), seen.Version.Next()));

        var all = await _table.ReadAllAsync();
        Assert.Equal((2, 2), (all.Version.Version, all.Members.Count(member => member.Item1.Status is SiloStatus.Active)));
    }

    [Fact]
    public async Task Of_many_who_change_the_same_version_at_once_one_wins()
    {
        var seen = await _table.ReadAllAsync();

        var won = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => _table.InsertRowAsync(Silo(i), seen.Version.Next())));

        Assert.Single(won, true);
        Assert.Equal((1, 1), ((await _table.ReadAllAsync()).Members.Count, (await _table.ReadAllAsync()).Version.Version));
    }

    [Fact]
    public async Task An_update_changes_status_suspicions_and_version()
    {
        await Insert(Silo(1));
        var dying = Silo(1, SiloStatus.Dead);
        dying.SuspectTimes = [Tuple.Create(Silo(2).SiloAddress, Now), Tuple.Create(Silo(3).SiloAddress, Now.AddSeconds(1))];
        dying.IAmAliveTime = Now.AddMinutes(1);

        var before = await _table.ReadAllAsync();
        Assert.True(await _table.UpdateRowAsync(dying, ETag(before), before.Version.Next()));

        var all = await _table.ReadAllAsync();
        AssertSame(dying, Assert.Single(all.Members).Item1);
        Assert.Equal(2, all.Version.Version);
    }

    [Fact]
    public async Task A_silo_that_is_not_there_cannot_be_updated()
    {
        await Insert(Silo(2));
        var seen = await _table.ReadAllAsync();

        Assert.False(await _table.UpdateRowAsync(Silo(1), ETag(seen), seen.Version.Next()));
        Assert.Equal(1, (await _table.ReadAllAsync()).Version.Version);
    }

    [Fact]
    public async Task A_sign_of_life_is_kept_without_a_new_version()
    {
        await Insert(Silo(1));
        await Insert(Silo(2));
        var alive = Silo(1);
        alive.IAmAliveTime = Now.AddMinutes(7);

        await _table.UpdateIAmAliveAsync(alive);

        var all = await _table.ReadAllAsync();
        Assert.Equal([Now.AddMinutes(7), Now], all.Members.OrderBy(member => member.Item1.SiloAddress.Endpoint.Port).Select(member => member.Item1.IAmAliveTime.ToUniversalTime()));
        Assert.Equal(2, all.Version.Version);
    }

    [Fact]
    public async Task Silos_that_ended_long_ago_are_cleaned_up()
    {
        await Insert(Silo(1, SiloStatus.Dead, Now.AddDays(-8)));
        await Insert(Silo(2, SiloStatus.Dead, Now));
        await Insert(Silo(3, SiloStatus.Active, Now.AddDays(-8)));

        await _table.CleanupDefunctSiloEntriesAsync(Now.AddDays(-7));

        Assert.Equal([2, 3], (await _table.ReadAllAsync()).Members.Select(member => member.Item1.SiloAddress.Endpoint.Port).Order());
    }

    [Fact]
    public async Task A_cluster_can_be_deleted_without_touching_another()
    {
        await Insert(Silo(1));

        await _table.DeleteMembershipTableEntriesAsync("other");
        Assert.Single((await _table.ReadAllAsync()).Members);
        await _table.DeleteMembershipTableEntriesAsync("test");
        await _table.InitializeMembershipTableAsync(true);

        Assert.Empty((await _table.ReadAllAsync()).Members);
    }

    [Fact]
    public async Task Clients_are_told_of_active_silos_with_a_gateway()
    {
        await Insert(Silo(1));
        await Insert(Silo(2, SiloStatus.Joining));
        await Insert(Silo(3, SiloStatus.Dead));
        var silent = Silo(4);
        silent.ProxyPort = 0;
        await Insert(silent);
        using var client = SiloHost.BuildClient(_place.Name);
        var gateways = client.Services.GetRequiredService<IGatewayListProvider>();
        await gateways.InitializeGatewayListProvider();

        Assert.Equal(["gwy.tcp://127.0.0.1:3001/77"], (await gateways.GetGateways()).Select(gateway => gateway.ToString()));
    }

    private static string ETag(MembershipTableData seen) => seen.Members[0].Item2;

    private async Task<bool> Insert(MembershipEntry silo) => await _table.InsertRowAsync(silo, (await _table.ReadAllAsync()).Version.Next());

    private static MembershipEntry Silo(int number, SiloStatus status = SiloStatus.Active, DateTime? alive = null) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, number, 77),
        SiloName = $"silo {number}",
        HostName = "host",
        Status = status,
        ProxyPort = 3000 + number,
        StartTime = Now,
        IAmAliveTime = alive ?? Now,
    };

    private static void AssertSame(MembershipEntry wrote, MembershipEntry read)
    {
        Assert.Equal(
            (wrote.SiloAddress, wrote.SiloName, wrote.HostName, wrote.Status, wrote.ProxyPort, wrote.StartTime, wrote.IAmAliveTime),
            (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime));
        Assert.Equal(wrote.SuspectTimes ?? [], read.SuspectTimes ?? []);
    }
}

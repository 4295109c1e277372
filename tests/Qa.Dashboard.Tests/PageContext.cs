using Bunit;
using Microsoft.Data.Sqlite;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;
using Orleans;
using Qa.Dashboard.Demo;
using Qa.Dashboard.Period;
using Qa.Dashboard.Rules;
using Qa.Dashboard.Shell;
using Qa.Domain.Calls;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Qa.Storage;

namespace Qa.Dashboard.Tests;

/// <summary>Pages as a browser would show them, over a real store in a temporary directory and hand-written grains.</summary>
internal sealed class PageContext : BunitContext
{
    private readonly string _directory = Directory.CreateTempSubdirectory("qa-pages-").FullName;

    static PageContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(60); // a busy machine is slow, not wrong

    public PageContext()
    {
        Services.AddQaStorage(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        Services.Configure<StorageOptions>(options => options.DataDir = _directory);
        Services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        Services.AddLogging();
        Services.AddLocalization();
        Services.AddMudServices();
        Services.AddScoped<Words>();
        Services.AddScoped<Reader>();
        Services.AddSingleton<Calendar>();
        Services.AddSingleton<RuleShelf>();
        Services.AddSingleton<DemoImport>();
        Services.AddSingleton<SampleCalls>(_ => [Some.Call("D-1"), Some.Call("D-2")]);
        Services.AddSingleton<IGrainFactory>(Grains);
        Services.AddSingleton<TimeProvider>(new FixedClock());
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public FakeGrains Grains { get; } = new();

    public NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <summary>Keeps a judged call, and its agent's statistics.</summary>
    public async Task Keep(Call call, Assessment assessment)
    {
        var fact = CallFact.Of(call.Header, assessment);
        await Services.GetRequiredService<ICallArchive>().Commit(new CallCommit(call, 1, "hash", true, assessment, [fact]));
        var tally = Tally.Empty.Add(fact.Contribution!);
        var ledger = Services.GetRequiredService<IAgentLedger>();
        var before = await ledger.Load(call.Header.AgentId);
        await ledger.Commit(before with { Days = [new DayTally(call.Header.TeamId, call.Header.Day, tally)] }, [fact]);
    }

    /// <summary>Every later query fails.</summary>
    public void BreakTheStore()
    {
        using var connection = new SqliteConnection($"Data Source={Services.GetRequiredService<QaStore>().Place};Pooling=false;Foreign Keys=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "drop table calls; drop table agent_days;";
        command.ExecuteNonQuery();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Directory.Delete(_directory, recursive: true);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(Some.Today.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}

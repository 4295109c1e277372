using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Qa.Demo;
using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Silo;
using Qa.Storage.Calls;
using Qa.Storage.Postgres;
using Qa.Storage.Trends;
using Qa.Testing.Postgres;
using static Qa.Benchmarks.Calls.Load;

namespace Qa.Benchmarks.Calls;

/// <summary>
/// Whole calls over HTTP into one silo on PostgreSQL, and straight into the archive, as a share of what COPY does with the same rows in the same
/// schema. Three ways take turns, so that the ratios hold on a busy machine. The server flushes every commit.
/// </summary>
internal static class PostgresBenchmark
{
    private const int CallsPerRound = 600;
    private const int Rounds = 5;

    public static async Task Run()
    {
        if (PostgresPrograms.Missing is { } missing)
        {
            Console.WriteLine($"  {missing}");
            return;
        }

        using var server = new PrivatePostgres("fsync=on", "full_page_writes=on", "shared_buffers=512MB", "max_wal_size=2GB");
        await using var silo = await Start(server.CreateDatabase());
        using var client = new HttpClient { BaseAddress = new Uri(silo.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
        var rates = new List<(double Http, double Archive, double Copy)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var rate = await Round(server, silo, client, round);
            if (round > 0) // The first warms up.
                rates.Add(rate);
        }

        await silo.StopAsync();
        Report(rates);
    }

    private static async Task<(double Http, double Archive, double Copy)> Round(PrivatePostgres server, WebApplication silo, HttpClient client, int round)
    {
        var calls = DemoCalls.Generate(round, new DateOnly(2026, 11, 20)).Take(CallsPerRound)
            .Select(call => call with { Header = call.Header with { CallId = string.Create(CultureInfo.InvariantCulture, $"{round}-{call.Header.CallId}") } })
            .ToList();
        var bodies = calls.ConvertAll(CallJson.Write);
        var http = await PerSecond(calls.Count, () => Each(bodies, body => Post(client, body)));

        var queries = (CallQueries)silo.Services.GetService(typeof(CallQueries))!;
        var commits = new List<CallCommit>();
        foreach (var call in calls)
        {
            var stored = (await queries.Get(call.Header.CallId))!;
            commits.Add(new CallCommit(stored.Call, 1, stored.TranscriptHash, true, stored.Assessment, [CallFact.Of(stored.Call.Header, stored.Assessment)]));
        }

        var (one, other) = (server.CreateDatabase(), server.CreateDatabase());
        var archive = await IntoArchive(one, commits);
        var rows = await CopyInsertion.ReadFrom(one);
        await Prepare(other, commits);
        var copy = await PerSecond(commits.Count, () => rows.InsertInto(other));
        server.DropDatabase(one);
        server.DropDatabase(other);
        return (http, archive, copy);
    }

    private static async Task<double> IntoArchive(string database, List<CallCommit> commits)
    {
        await Prepare(database, commits);
        using var store = PostgresStore.Open(database);
        using var archive = new PostgresCallArchive(store, new PostgresOutbox(store), TimeProvider.System);
        return await PerSecond(commits.Count, () => Each(commits, commit => archive.Commit(commit)));
    }

    // A month is created once a month, which neither way is to be charged for.
    private static async Task Prepare(string database, List<CallCommit> commits)
    {
        using var store = PostgresStore.Open(database);
        await store.Months.Ensure(commits.Select(commit => UtteranceMonths.Of(commit.Call.Header.StartedAt)));
    }

    private static async Task<WebApplication> Start(string database)
    {
        var silo = QaSilo.Build(
            ["--urls", "http://127.0.0.1:0", "--Qa:Storage", "postgres", "--ConnectionStrings:qa", database, "--Qa:Dashboard:Embedded", "false"], new Start());
        await silo.StartAsync();
        return silo;
    }

    private static void Report(List<(double Http, double Archive, double Copy)> rates)
    {
        Line("COPY, same rows and schema, one transaction", Median(rates.Select(rate => rate.Copy)), 1);
        Line("archive, ready assessments", Median(rates.Select(rate => rate.Archive)), Median(rates.Select(rate => rate.Archive / rate.Copy)));
        Line("whole calls over HTTP, judged", Median(rates.Select(rate => rate.Http)), Median(rates.Select(rate => rate.Http / rate.Copy)));
    }
}

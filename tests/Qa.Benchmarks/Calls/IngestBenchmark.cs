using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Qa.Demo;
using Qa.Domain.Calls;
using Qa.Domain.Trends;
using Qa.Silo;
using Qa.Storage;
using Qa.Storage.Calls;
using Qa.Storage.Sqlite;
using Qa.Storage.Trends;
using static Qa.Benchmarks.Calls.Load;

namespace Qa.Benchmarks.Calls;

/// <summary>
/// Whole calls over HTTP (parsed, judged by the shipped rules, committed), and straight into the archive, as a share of what SQLite itself does with
/// the same rows in the same schema. Three ways take turns, so that the ratios hold on a busy machine.
/// </summary>
internal static class IngestBenchmark
{
    private const int CallsPerRound = 700;
    private const int Rounds = 7;

    public static async Task Run()
    {
        var root = Directory.CreateTempSubdirectory("qa-ingest-").FullName;
        try
        {
            var rates = new List<(double Http, double Archive, double Raw)>();
            await using var silo = await Start(root);
            using var client = new HttpClient { BaseAddress = new Uri(silo.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
            for (var round = 0; round <= Rounds; round++)
            {
                var rate = await Round(Path.Combine(root, $"round-{round}"), silo, client, round);
                if (round > 0) // The first warms up.
                    rates.Add(rate);
            }

            await silo.StopAsync();
            Report(rates);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<(double Http, double Archive, double Raw)> Round(string directory, WebApplication silo, HttpClient client, int round)
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

        var (archive, path) = await IntoArchive(Path.Combine(directory, "archive"), commits);
        var rows = RawInsertion.ReadFrom(path);
        var options = new StorageOptions { DataDir = Path.Combine(directory, "raw") };
        SqliteStore.Open(options).Dispose();
        var raw = await PerSecond(rows.Calls, () => Task.Run(() => rows.InsertInto(options.DatabasePath, Width)));
        return (http, archive, raw);
    }

    private static async Task<(double Rate, string Path)> IntoArchive(string directory, List<CallCommit> commits)
    {
        using var database = SqliteStore.Open(new StorageOptions { DataDir = directory });
        var archive = new SqliteCallArchive(database, new SqliteOutbox(database), TimeProvider.System);
        var rate = await PerSecond(commits.Count, () => Each(commits, commit => archive.Commit(commit)));
        return (rate, database.Place);
    }

    private static async Task<WebApplication> Start(string root)
    {
        var silo = QaSilo.Build(["--urls", "http://127.0.0.1:0", "--Qa:DataDir", Path.Combine(root, "silo"), "--Qa:Dashboard:Embedded", "false"], new Start());
        await silo.StartAsync();
        return silo;
    }

    private static void Report(List<(double Http, double Archive, double Raw)> rates)
    {
        var raw = Median(rates.Select(rate => rate.Raw));
        Line("raw prepared inserts, same rows and schema", raw, 1);
        Line("archive, ready assessments", Median(rates.Select(rate => rate.Archive)), Median(rates.Select(rate => rate.Archive / rate.Raw)));
        Line("whole calls over HTTP, judged", Median(rates.Select(rate => rate.Http)), Median(rates.Select(rate => rate.Http / rate.Raw)));
    }
}

using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Qa.Api.Tests.Crash;

public sealed class StorageTroubleTests
{
    [Fact]
    public async Task A_full_disk_is_a_503_and_nothing_is_acknowledged_that_is_not_kept()
    {
        var mount = Directory.CreateTempSubdirectory("qa-full-").FullName;
        if (!await Succeeds("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", mount))
            Assert.Skip("Mounting a small disk needs root.");
        try
        {
            await using var silo = new RunningSilo(Path.Combine(mount, "data"));
            await silo.InitializeAsync();
            var acknowledged = new List<string>();
            HttpResponseMessage refused;
            while (true)
            {
                var call = Some.Call(said: [.. Enumerable.Range(0, 300).Select(i => $"第{i}句：{Guid.NewGuid()}")]);
                var response = await silo.Submit(call);
                if (!response.IsSuccessStatusCode)
                {
                    refused = response;
                    break;
                }

                acknowledged.Add((string)call["callId"]!);
            }

            var problem = await refused.Problem(HttpStatusCode.ServiceUnavailable);
            Assert.Contains("full", (string)problem["detail"]!, StringComparison.Ordinal);
            Assert.NotEmpty((string)problem["remedy"]!);
            Assert.NotNull(refused.Headers.RetryAfter);
            var kept = (await silo.Get("/api/v1/calls?limit=200"))["items"]!.AsArray().Select(item => (string)item!["callId"]!);
            Assert.Equal(acknowledged.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        }
        finally
        {
            await Succeeds("umount", mount);
            Directory.Delete(mount);
        }
    }

    [Fact]
    public async Task A_locked_database_stops_the_start_with_one_sentence()
    {
        var data = Directory.CreateTempSubdirectory("qa-locked-");
        await using (var holder = new SqliteConnection($"Data Source={Path.Combine(data.FullName, "qa.db")};Pooling=false"))
        {
            await holder.OpenAsync(TestContext.Current.CancellationToken);
            await using var hold = holder.CreateCommand();
            hold.CommandText = "create table x (y); begin exclusive";
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            var (code, said) = await SiloProcess.Fails("--urls", "http://127.0.0.1:0", "--Qa:DataDir", data.FullName);

            Assert.Equal(1, code);
            Assert.Contains("locked", said, StringComparison.Ordinal);
            Assert.Single(said.Trim().Split('\n'));
        }

        data.Delete(recursive: true);
    }

    private static async Task<bool> Succeeds(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}

using System.Diagnostics;
using Qa.Domain.Calls;
using Qa.Storage.Tests.Calls;

namespace Qa.Storage.Tests.Sqlite;

/// <summary>On a full disk nothing is acknowledged, the error says so, and writing goes on once there is room.</summary>
public sealed class DiskFullTests
{
    private const string LongText = "这是一段很长的话，用来把磁盘写满。";

    [Fact]
    public async Task A_full_database_refuses_and_recovers()
    {
        using var store = new SqliteTempStore();
        await store.Archive.Commit(Some.Commit("before"));
        var pages = await store.Database.Write(session => session["pragma page_count"].First(row => row.Long(0)), CancellationToken.None);
        await Limit(store, pages + 40);

        var (acknowledged, error) = await WriteUntilRefused(store);

        AssertDiskFull(error);
        await AssertExactly(store, ["before", .. acknowledged]);
        await Limit(store, 1_000_000);
        await store.Archive.Commit(Some.Commit("after"));
        await AssertExactly(store, ["before", .. acknowledged, "after"]);
    }

    [Fact]
    public async Task A_full_disk_refuses_and_recovers()
    {
        var mount = Directory.CreateTempSubdirectory("qa-full-").FullName;
        if (!await Succeeds("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", mount))
            Assert.Skip("Mounting a small disk needs root.");
        try
        {
            var ballast = Path.Combine(mount, "ballast");
            await File.WriteAllBytesAsync(ballast, new byte[1 << 20]);
            using var store = new SqliteTempStore(Path.Combine(mount, "data"));

            var (acknowledged, error) = await WriteUntilRefused(store);

            AssertDiskFull(error);
            await AssertExactly(store, acknowledged);
            File.Delete(ballast);
            await store.Archive.Commit(Some.Commit("after"));
            await AssertExactly(store, [.. acknowledged, "after"]);
        }
        finally
        {
            await Succeeds("umount", mount);
            Directory.Delete(mount);
        }
    }

    private static async Task<(List<string> Acknowledged, Exception Error)> WriteUntilRefused(SqliteTempStore store)
    {
        var acknowledged = new List<string>();
        for (var i = 0; i < 10_000; i++)
        {
            try
            {
                await store.Archive.Commit(Big($"C-{i}"));
                acknowledged.Add($"C-{i}");
            }
            catch (Exception error)
            {
                return (acknowledged, error);
            }
        }

        throw new InvalidOperationException("The disk never became full.");
    }

    private static CallCommit Big(string id) => Some.Commit(Some.Call(id, [.. Enumerable.Range(0, 20).Select(i => $"{id}{LongText}{i}")]));

    private static void AssertDiskFull(Exception error)
    {
        var unavailable = Assert.IsType<StorageUnavailableException>(error);
        Assert.Contains("full", unavailable.Message, StringComparison.Ordinal);
        Assert.Contains("Free disk space", unavailable.Remedy, StringComparison.Ordinal);
    }

    private static async Task AssertExactly(SqliteTempStore store, List<string> expected)
    {
        var kept = new List<string>();
        await foreach (var call in store.Calls.Export(new()))
        {
            kept.Add(call.Call.Header.CallId);
            if (call.Call.Header.CallId.StartsWith("C-", StringComparison.Ordinal))
                CallArchiveTests.AssertSame(Big(call.Call.Header.CallId), call);
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    private static Task Limit(SqliteTempStore store, long pages) => store.Database.Write(
        session => session[FormattableString.Invariant($"pragma max_page_count = {pages}")].First(_ => 0), CancellationToken.None);

    private static async Task<bool> Succeeds(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}

using System.Diagnostics;
using Npgsql;
using Qa.Domain.Calls;
using Qa.Testing.Postgres;

namespace Qa.Storage.Tests.Postgres;

/// <summary>On a full disk nothing is acknowledged, the error says so, and writing goes on once there is room.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_refuses_and_recovers()
    {
        PostgresTempStore.SkipWithoutServer();
        var mount = Directory.CreateTempSubdirectory("qa-full-").FullName;
        if (!Succeeds("mount", "-t", "tmpfs", "-o", "size=24m,mode=777", "tmpfs", mount))
            Assert.Skip("Mounting a small disk needs root.");
        using var server = new PrivatePostgres();
        try
        {
            var ballast = Path.Combine(mount, "ballast");
            await File.WriteAllBytesAsync(ballast, new byte[4 << 20]);
            var tables = Directory.CreateDirectory(Path.Combine(mount, "tables")).FullName;
            Succeeds("chown", $"--reference={server.DataDirectory}", tables);
            server.Execute("postgres", $"create tablespace small location '{tables}'");
            using var store = new PostgresTempStore(server.CreateDatabase("tablespace small"));

            var (acknowledged, error) = await WriteUntilRefused(store);

            Assert.Contains("full disk", error.Message, StringComparison.Ordinal);
            Assert.Contains("Free disk space", error.Remedy, StringComparison.Ordinal);
            await AssertExactly(store, acknowledged);
            File.Delete(ballast);
            await store.Archive.Commit(Some.Commit("after"));
            await AssertExactly(store, [.. acknowledged, "after"]);
        }
        finally
        {
            server.Dispose();
            Succeeds("umount", mount);
            Directory.Delete(mount);
        }
    }

    private static async Task<(List<string> Acknowledged, StorageUnavailableException Error)> WriteUntilRefused(TempStore store)
    {
        var acknowledged = new List<string>();
        for (var i = 0; i < 10_000; i++)
        {
            try
            {
                await store.Archive.Commit(Some.Commit(Some.Call($"C-{i}", [.. Enumerable.Range(0, 200).Select(line => $"{i}号来电的第{line}句，把磁盘写满。{Guid.NewGuid():N}")])));
                acknowledged.Add($"C-{i}");
            }
            catch (StorageUnavailableException error)
            {
                return (acknowledged, error);
            }
        }

        throw new InvalidOperationException("The disk never became full.");
    }

    private static async Task AssertExactly(TempStore store, List<string> expected)
    {
        var kept = new List<string>();
        await foreach (var call in store.Calls.Export(new()))
            kept.Add(call.Call.Header.CallId);
        Assert.Equal(expected.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

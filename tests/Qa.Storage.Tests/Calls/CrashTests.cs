using System.Diagnostics;
using System.Globalization;

namespace Qa.Storage.Tests.Calls;

/// <summary>What was acknowledged before <c>kill -9</c> is there afterwards, whole, and once.</summary>
public abstract class CrashTests(StoreKind kind)
{
    internal const string WriterArgument = "--write-calls";

    private const int Writers = 16;

    [Fact]
    public async Task Every_acknowledged_call_survives_a_killed_process()
    {
        using var place = new TempPlace(kind);
        var acknowledged = new List<string>();
        for (var round = 0; round < 3; round++)
            acknowledged.AddRange(await AcknowledgedUntilKilled(place.Name, 200 + (150 * round)));

        using var store = TempStore.Open(kind, place.Name);
        foreach (var id in acknowledged)
            CallArchiveTests.AssertSame(CommitOf(id), await store.Archive.Load(id));
        await AssertWhole(store, acknowledged);
    }

    /// <summary>The child: writes calls and says the id of each one after its commit.</summary>
    internal static async Task<int> WriteForEver(StoreKind kind, string place)
    {
        using var store = TempStore.Open(kind, place);
        var run = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var output = TextWriter.Synchronized(Console.Out);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var id = $"{run}-{writer}-{i}";
                await store.Archive.Commit(CommitOf(id));
                output.WriteLine(id);
                output.Flush();
            }
        })));
        return 0;
    }

    private static Qa.Domain.Calls.CallCommit CommitOf(string id) =>
        Some.Commit(Some.Call(id, [.. Enumerable.Range(0, 20).Select(i => $"{id}的第{i}句")]), 88m, Some.Hit("C01"), Some.NoHit("A01"));

    // Nothing half: every call that is there, acknowledged or not, has its words, its search entry and its fact.
    private static async Task AssertWhole(TempStore store, List<string> acknowledged)
    {
        var all = new List<string>();
        await foreach (var call in store.Calls.Export(new()))
        {
            CallArchiveTests.AssertSame(CommitOf(call.Call.Header.CallId), call);
            all.Add(call.Call.Header.CallId);
        }

        Assert.Subset(all.ToHashSet(StringComparer.Ordinal), acknowledged.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(all.Count, await store.Calls.Count(new(Text: "第19句")));
        Assert.Equal(all.Order(StringComparer.Ordinal), (await store.Outbox.Pending(0, int.MaxValue)).Select(entry => entry.Fact.CallId).Order(StringComparer.Ordinal));
        await store.Drain();
        var recount = await store.Audit.Recount();
        Assert.Equal((all.Count, 0), (recount.Calls, recount.Undelivered));
        Assert.Empty(recount.Differences);
    }

    private async Task<List<string>> AcknowledgedUntilKilled(string place, int atLeast)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(CrashTests).Assembly.Location, WriterArgument, kind.ToString(), place])
        {
            RedirectStandardOutput = true,
        })!;
        var acknowledged = new List<string>();
        while (acknowledged.Count < atLeast && await child.StandardOutput.ReadLineAsync() is { } id)
            acknowledged.Add(id);
        child.Kill();

        // What had been said before the kill is still in the pipe; a line that was cut off was not said.
        var rest = await child.StandardOutput.ReadToEndAsync();
        acknowledged.AddRange(rest.Split('\n')[..^1]);
        await child.WaitForExitAsync();
        Assert.True(acknowledged.Count >= atLeast, "The child ended by itself.");
        return acknowledged;
    }
}

public sealed class SqliteCrashTests() : CrashTests(StoreKind.Sqlite);

public sealed class PostgresCrashTests() : CrashTests(StoreKind.Postgres);

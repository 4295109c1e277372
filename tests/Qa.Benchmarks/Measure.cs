using System.Diagnostics;
using System.Globalization;

namespace Qa.Benchmarks;

/// <summary>Median times of short runs. All candidates of a comparison take turns in one process, so that the ratios hold on a busy machine.</summary>
internal static class Measure
{
    private const int Rounds = 15;

    // The best of a few in a row is one that nobody interrupted.
    private const int Tries = 5;

    public static void WarnAboutDebugBuild()
    {
#if DEBUG
        Console.WriteLine("This is a debug build; the figures mean nothing. Use -c Release.");
#endif
    }

    /// <summary>Median nanoseconds of one operation per candidate.</summary>
    /// <param name="candidates">Each does the given number of operations in a call.</param>
    public static double[] Medians(params (Action Run, int Operations)[] candidates)
    {
        foreach (var (run, _) in candidates)
        {
            var warming = Stopwatch.StartNew();
            while (warming.ElapsedMilliseconds < 300)
                run();
        }

        var times = candidates.Select(_ => new double[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                times[i][round] = Enumerable.Range(0, Tries).Min(_ => Time(candidates[i].Run)) / candidates[i].Operations;
            }
        }

        return [.. times.Select(Median)];
    }

    public static long AllocatedBy(Action run)
    {
        run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>One line: what, how long, and how it compares with the first.</summary>
    public static void Line(string what, double nanoseconds, double reference) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {what,-44} {nanoseconds,12:N0} ns   {nanoseconds / reference,9:N1}x"));

    private static double Time(Action run)
    {
        var clock = Stopwatch.StartNew();
        run();
        return clock.Elapsed.TotalNanoseconds;
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}

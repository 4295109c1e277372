using System.Diagnostics;

namespace Qa.Benchmarks.Rules;

/// <summary>Processor time rather than the clock's, so that runs longer than a time slice can be compared on a busy machine. Garbage collection is part of it.</summary>
internal static class CpuTime
{
    private const int Batches = 5;

    /// <summary>Nanoseconds of one run, median of batches; the candidates take turns.</summary>
    public static double[] Medians(params (Action Run, int Runs)[] candidates)
    {
        var times = candidates.Select(_ => new double[Batches]).ToArray();
        foreach (var (run, runs) in candidates)
            Batch(run, runs);
        for (var batch = 0; batch < Batches; batch++)
        {
            for (var i = 0; i < candidates.Length; i++)
                times[i][batch] = Batch(candidates[i].Run, candidates[i].Runs);
        }

        return [.. times.Select(all => all.Order().ElementAt(Batches / 2))];
    }

    private static double Batch(Action run, int runs)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < runs; i++)
            run();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalNanoseconds / runs;
    }
}

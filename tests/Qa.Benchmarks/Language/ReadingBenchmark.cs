using Qa.Domain.Language;

namespace Qa.Benchmarks.Language;

/// <summary>What normalising an utterance costs.</summary>
internal static class ReadingBenchmark
{
    public static void Run()
    {
        var texts = new ChineseCalls(seed: 7).Utterances(1_000);
        var plain = texts.Select(text => text[..Math.Min(20, text.Length)]).ToArray();
        var traditional = plain.Select(text => text.Replace('说', '說').Replace('产', '產').Replace('这', '這')).ToArray();
        var spoken = plain.Select(text => "嗯" + text + "三个半点一年").ToArray();
        var medians = Measure.Medians((() => ReadAll(plain), plain.Length), (() => ReadAll(traditional), plain.Length), (() => ReadAll(spoken), plain.Length));
        Measure.Line("20 characters as they come", medians[0], medians[0]);
        Measure.Line("20 characters, partly traditional", medians[1], medians[0]);
        Measure.Line("27 characters with filler and numbers", medians[2], medians[0]);
    }

    private static void ReadAll(string[] texts)
    {
        foreach (var text in texts)
            _ = Reading.Of(text);
    }
}

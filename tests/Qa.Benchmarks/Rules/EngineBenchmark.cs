using Qa.Benchmarks.Language;
using Qa.Domain.Calls;
using Qa.Domain.Language;
using Qa.Domain.Rules;

namespace Qa.Benchmarks.Rules;

/// <summary>The whole engine against the naive loop, on calls of 60 utterances with 500 rules of 3–4 keywords.</summary>
/// <remarks>
/// The loop: for each rule, for each of its keywords, for each utterance: <c>text.IndexOf(keyword, StringComparison.Ordinal) >= 0</c> over the same
/// normalised text, one bit per rule. It gives no evidence, times, reasons, ranges or suppressors; the engine gives its full outcomes.
/// What a call costs grows with its hits, so that their number is part of each figure: from none over a few to every fifth rule broken.
/// </remarks>
internal static class EngineBenchmark
{
    private const int Rules = 500;
    private const int Keywords = 1_700;
    private const int Calls = 20;
    private const int Utterances = 60;

    public static void Run()
    {
        Run(everydayWords: 0);
        Run(everydayWords: 10);
        Run(everydayWords: 60);
        Run(everydayWords: Keywords);
    }

    /// <param name="everydayWords">How many of the keywords may be short words, which are said all the time; the others are phrases.</param>
    private static void Run(int everydayWords)
    {
        var source = new ChineseCalls(seed: 7);
        var words = source.Keywords(Keywords * 5).Select(keyword => Reading.Of(keyword).Text).ToList();
        var keywords = words.Where(word => word.Length <= 4).Take(everydayWords).Concat(words.Where(word => word.Length > 4)).Take(Keywords)
            .Select((keyword, i) => (Keyword: keyword, Rule: i % Rules)).GroupBy(pair => pair.Rule, pair => pair.Keyword).Select(group => group.ToArray()).ToArray();
        var book = CompiledRulebook.Compile(RandomBook.Of(keywords));
        var calls = RandomBook.Calls(source, Calls, Utterances);
        var readings = calls.Select(call => call.Utterances.Select(utterance => Reading.Of(utterance.Text)).ToArray()).ToArray();

        Agree(book, keywords, calls, readings);
        Console.WriteLine($"{Rules} rules, {keywords.Sum(words => words.Length)} keywords, {Utterances} utterances and {Hits(book, calls):0.0} hits a call");
        Compare("given normalised texts", keywords, readings, i => book.Judge(calls[i], readings[i]), i => readings[i]);
        Compare("with normalisation", keywords, readings, i => book.Judge(calls[i]), i => [.. calls[i].Utterances.Select(utterance => Reading.Of(utterance.Text))]);
    }

    private static void Compare(string what, string[][] keywords, Reading[][] readings, Func<int, object> judge, Func<int, Reading[]> read)
    {
        var next = 0;
        var times = CpuTime.Medians(
            (() => judge(++next % readings.Length), 2_000),
            (() => Naive(keywords, read(++next % readings.Length)), 100));
        Measure.Line($"engine, {what}", times[0], times[0]);
        Measure.Line($"naive loop, {what}", times[1], times[0]);
    }

    private static bool[] Naive(string[][] keywords, Reading[] readings)
    {
        var hits = new bool[keywords.Length];
        for (var rule = 0; rule < keywords.Length; rule++)
        {
            foreach (var keyword in keywords[rule])
            {
                foreach (var reading in readings)
                    hits[rule] |= reading.Text.IndexOf(keyword, StringComparison.Ordinal) >= 0;
            }
        }

        return hits;
    }

    // A fast answer that differs is worth nothing.
    private static void Agree(CompiledRulebook book, string[][] keywords, Call[] calls, Reading[][] readings)
    {
        for (var i = 0; i < calls.Length; i++)
        {
            var outcomes = book.Judge(calls[i]);
            var hits = Naive(keywords, readings[i]);
            for (var rule = 0; rule < hits.Length; rule++)
            {
                if (hits[rule] != (outcomes[rule].Outcome is Outcome.Hit))
                    throw new InvalidOperationException($"Call {i}, rule {rule}: the engine and the naive loop disagree.");
            }
        }
    }

    private static double Hits(CompiledRulebook book, Call[] calls) =>
        calls.Average(call => book.Judge(call).Count(outcome => outcome.Outcome is Outcome.Hit));
}

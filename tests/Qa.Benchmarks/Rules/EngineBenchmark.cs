using Qa.Benchmarks.Language;
using Qa.Domain.Calls;
using Qa.Domain.Language;
using Qa.Domain.Rules;

namespace Qa.Benchmarks.Rules;

/// <summary>The whole engine against the naive loop, on calls of 60 utterances with 500 rules of 3–4 keywords.</summary>
/// <remarks>
/// The loop: for each rule, for each of its keywords, for each utterance: <c>text.IndexOf(keyword, StringComparison.Ordinal)</c> over the same
/// normalised text, until the rule's first hit. It keeps a bool per rule and no evidence, and it looks at customers' utterances too only
/// where that costs it nothing (roles are compared first). The engine answers outcomes with evidence, times and reasons.
/// </remarks>
internal static class EngineBenchmark
{
    private const int Rules = 500;
    private const int Keywords = 1_700;
    private const int Calls = 20;
    private const int Utterances = 60;

    public static void Run()
    {
        var source = new ChineseCalls(seed: 7);
        var keywords = source.Keywords(Keywords).Select((keyword, i) => (Keyword: Reading.Of(keyword).Text, Rule: i % Rules))
            .GroupBy(pair => pair.Rule, pair => pair.Keyword).Select(group => group.ToArray()).ToArray();
        var book = CompiledRulebook.Compile(RandomBook.Of(keywords));
        var calls = RandomBook.Calls(source, Calls, Utterances);
        var readings = calls.Select(call => call.Utterances.Select(utterance => Reading.Of(utterance.Text)).ToArray()).ToArray();

        Agree(book, keywords, calls, readings);
        Console.WriteLine($"{Rules} rules, {Keywords} keywords, {Utterances} utterances a call, {Hits(book, calls):0.0} hits a call; a call takes");
        Compare("given normalised texts", keywords, calls, readings, i => book.Judge(calls[i], readings[i]));
        Compare("with normalisation", keywords, calls, null, i => book.Judge(calls[i]));
    }

    private static void Compare(string what, string[][] keywords, Call[] calls, Reading[][]? readings, Func<int, object> judge)
    {
        var times = Measure.Medians(
            (() => { for (var i = 0; i < calls.Length; i++) judge(i); }, calls.Length),
            (() => { for (var i = 0; i < calls.Length; i++) Naive(keywords, calls[i], readings?[i] ?? Normalised(calls[i])); }, calls.Length));
        Measure.Line($"engine, {what}", times[0], times[0]);
        Measure.Line($"naive loop, {what}", times[1], times[0]);
    }

    private static Reading[] Normalised(Call call) => [.. call.Utterances.Select(utterance => Reading.Of(utterance.Text))];

    private static bool[] Naive(string[][] keywords, Call call, Reading[] readings)
    {
        var hits = new bool[keywords.Length];
        for (var rule = 0; rule < keywords.Length; rule++)
            hits[rule] = IsHit(keywords[rule], call, readings);
        return hits;
    }

    private static bool IsHit(string[] keywords, Call call, Reading[] readings)
    {
        foreach (var keyword in keywords)
        {
            for (var i = 0; i < readings.Length; i++)
            {
                if (call.Utterances[i].Role is Role.Agent && readings[i].Text.IndexOf(keyword, StringComparison.Ordinal) >= 0)
                    return true;
            }
        }

        return false;
    }

    // A fast answer that differs is worth nothing.
    private static void Agree(CompiledRulebook book, string[][] keywords, Call[] calls, Reading[][] readings)
    {
        for (var i = 0; i < calls.Length; i++)
        {
            var outcomes = book.Judge(calls[i]);
            var hits = Naive(keywords, calls[i], readings[i]);
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

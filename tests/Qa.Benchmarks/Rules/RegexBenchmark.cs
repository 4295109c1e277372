using System.Text.RegularExpressions;
using Qa.Benchmarks.Language;
using Qa.Domain.Calls;
using Qa.Domain.Language;
using Qa.Domain.Rules;

namespace Qa.Benchmarks.Rules;

/// <summary>500 rules of one regular expression each, behind their required literals, against running every compiled expression on every utterance until its first match.</summary>
internal static class RegexBenchmark
{
    private const int Rules = 500;
    private const int Calls = 5;
    private const int Utterances = 60;

    public static void Run()
    {
        var source = new ChineseCalls(seed: 11);
        // Phrases, as expressions are written for: most are never said.
        var keywords = source.Keywords(Rules * 6).Where(keyword => keyword.Length > 3).Take(Rules * 2).ToArray();
        var random = new Random(11);
        var expressions = Enumerable.Range(0, Rules).Select(i => Expression(keywords[2 * i], keywords[(2 * i) + 1], random)).ToArray();
        var book = CompiledRulebook.Compile(RandomBook.Of(expressions.Select(expression => (Test)new RegexTest(expression, null))));
        var linear = Compiled(expressions, RegexOptions.NonBacktracking);
        var compiled = Compiled(expressions, RegexOptions.Compiled);
        var calls = RandomBook.Calls(source, Calls, Utterances);
        var readings = calls.Select(call => call.Utterances.Select(utterance => Reading.Of(utterance.Text)).ToArray()).ToArray();

        for (var i = 0; i < calls.Length; i++)
        {
            if (book.Judge(calls[i], readings[i]).Count(outcome => outcome.Outcome is Outcome.Hit) != All(compiled, readings[i]))
                throw new InvalidOperationException($"Call {i}: the engine and the plain expressions disagree.");
        }

        var next = 0;
        var times = CpuTime.Medians(
            (() => book.Judge(calls[++next % Calls], readings[next % Calls]), 500),
            (() => All(compiled, readings[++next % Calls]), 20),
            (() => All(linear, readings[++next % Calls]), 20));
        Console.WriteLine($"{Rules} regular expressions, {Utterances} utterances a call; a call takes");
        Measure.Line("engine, behind required literals", times[0], times[0]);
        Measure.Line("all expressions, compiled", times[1], times[0]);
        Measure.Line("all expressions, without backtracking", times[2], times[0]);
    }

    // As rule authors write them: alternatives, gaps, classes, optional parts.
    private static string Expression(string first, string second, Random random) => random.Next(4) switch
    {
        0 => $"{first}.{{0,6}}{second}",
        1 => $"({first}|{second})[吗呢吧啊]?",
        2 => $"(?:不|没有)?{first}\\w*了",
        _ => $"{first}(很|非常|特别)?{second[..1]}",
    };

    private static Regex[] Compiled(string[] expressions, RegexOptions how) =>
        [.. expressions.Select(expression => new Regex(expression, how | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase))];

    private static int All(Regex[] expressions, Reading[] readings)
    {
        var hits = 0;
        foreach (var expression in expressions)
        {
            foreach (var reading in readings)
            {
                if (expression.IsMatch(reading.Text))
                {
                    hits++;
                    break;
                }
            }
        }

        return hits;
    }
}

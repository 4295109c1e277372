using Qa.Domain.Language;

namespace Qa.Benchmarks.Language;

/// <summary>The keyword matcher against the textbook automaton and a naive search, per utterance.</summary>
internal static class MatcherBenchmark
{
    public static void Run()
    {
        foreach (var count in new[] { 200, 1_000, 10_000 })
            Compare(count);
    }

    private static void Compare(int count)
    {
        var calls = new ChineseCalls(seed: 7);
        var keywords = calls.Keywords(count);
        var texts = calls.Utterances(1_000);
        var few = texts[..(20_000 / count + 2)];
        var matcher = KeywordMatcher.Build(keywords);
        var automaton = new AhoCorasick(keywords);
        var hits = new KeywordHits();
        RequireSameHits(keywords, texts[..100], matcher, automaton, hits);

        var medians = Measure.Medians(
            (() => FindAll(texts, text => matcher.Find(text, hits)), texts.Length),
            (() => FindAll(texts, text => automaton.Find(text, hits)), texts.Length),
            (() => FindAll(few, text => Naive(keywords, text)), few.Length));

        Console.WriteLine($"  {count} keywords, utterances of {texts.Average(text => text.Length):N0} characters with {texts.Average(text => Naive(keywords, text)):N1} hits, per utterance:");
        Measure.Line("two-phase matcher", medians[0], medians[0]);
        Measure.Line("textbook Aho-Corasick", medians[1], medians[0]);
        Measure.Line("naive ordinal IndexOf per keyword", medians[2], medians[0]);
        Console.WriteLine($"  allocated by {texts.Length} searches: {Measure.AllocatedBy(() => FindAll(texts, text => matcher.Find(text, hits)))} bytes");
    }

    private static void FindAll(string[] texts, Action<string> find)
    {
        foreach (var text in texts)
            find(text);
    }

    private static int Naive(string[] keywords, string text)
    {
        var found = 0;
        foreach (var keyword in keywords)
        {
            for (var at = text.IndexOf(keyword, StringComparison.Ordinal); at >= 0; at = text.IndexOf(keyword, at + 1, StringComparison.Ordinal))
                found++;
        }

        return found;
    }

    private static void RequireSameHits(string[] keywords, string[] texts, KeywordMatcher matcher, AhoCorasick automaton, KeywordHits hits)
    {
        var (fast, textbook, naive) = (0, 0, 0);
        foreach (var text in texts)
        {
            matcher.Find(text, hits);
            fast += hits.Count;
            automaton.Find(text, hits);
            textbook += hits.Count;
            naive += Naive(keywords, text);
        }

        if (fast != textbook || fast != naive || fast == 0)
            throw new InvalidOperationException($"The searches disagree or find nothing: {fast}, {textbook}, {naive} hits.");
    }
}

using Qa.Domain.Calls;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Finds where a speaker says much the same again.</summary>
internal static class Repetitions
{
    /// <returns>One match per utterance that is the n-th of its kind, with all of its kind as parts.</returns>
    public static List<Match> Find(RepetitionTest test, Role? role, CallText call)
    {
        var matches = new List<Match>();
        var recent = new List<(Heard Heard, HashSet<int> Bigrams)>();
        foreach (var heard in call.Utterances)
        {
            if (!StructureTests.Is(heard, role))
                continue;
            var text = string.Concat(heard.Own.Reading.Text.Where(char.IsLetterOrDigit));
            if (text.Length < test.MinLength)
                continue;

            recent.Add((heard, Bigrams(text)));
            if (recent.Count > test.Window)
                recent.RemoveAt(0);
            var alike = recent.Where(other => other.Heard == heard || Dice(other.Bigrams, recent[^1].Bigrams) >= test.Similarity).ToList();
            if (alike.Count >= test.Times)
                matches.Add(Match.Whole(heard, "repeats").With(alike.Select(other => Match.Whole(other.Heard, "repeats"))));
        }

        return matches;
    }

    private static HashSet<int> Bigrams(string text)
    {
        var bigrams = new HashSet<int>();
        for (var i = 0; i + 1 < text.Length; i++)
            bigrams.Add((text[i] << 16) | text[i + 1]);
        return bigrams;
    }

    // Two texts without bigrams have nothing in common.
    private static double Dice(HashSet<int> left, HashSet<int> right) =>
        left.Count + right.Count == 0 ? 0 : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
}

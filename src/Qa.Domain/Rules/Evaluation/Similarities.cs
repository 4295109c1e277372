using Qa.Domain.Language.Sayings;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Finds utterances by what they are like.</summary>
internal static class Similarities
{
    public static List<Match> Find(SimilarTest test, Calls.Role? role, CallText call)
    {
        var model = call.Sayings;
        var meaning = model.Meanings.IndexOf(test.To, StringComparer.Ordinal);
        var least = LogOdds(test.AtLeast);
        var matches = new List<Match>();
        foreach (var heard in call.Utterances)
        {
            if (!StructureTests.Is(heard, role) || !SayingModel.CanTell(heard.Own.Reading) || call.Scores(heard)[meaning] < least)
                continue;
            var (start, end) = model.Telling(heard.Own.Reading, meaning);
            var nearest = model.Nearest(heard.Own.Reading, call.Before(heard), test.To);
            matches.Add(new Match(heard.Own, new Patterns.TextSpan(start, end), $"≈ {(nearest.After is { } after ? $"{after} → " : "")}{nearest.Text}"));
        }

        return matches;
    }

    /// <summary>Whether no utterance in which a match lies is like a meaning.</summary>
    public static bool IsUnlike(Match match, string meaning, double below, CallText call)
    {
        for (var i = match.From.Utterance; i <= match.To.Utterance && i < call.Utterances.Count; i++)
        {
            if (!IsUnlike(call.Utterances[i], meaning, below, call))
                return false;
        }

        return true;
    }

    public static bool IsUnlike(Heard heard, string meaning, double below, CallText call) =>
        SayingModel.CanTell(heard.Own.Reading)
        && call.Scores(heard)[call.Sayings.Meanings.IndexOf(meaning, StringComparer.Ordinal)] < LogOdds(below);

    private static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
}

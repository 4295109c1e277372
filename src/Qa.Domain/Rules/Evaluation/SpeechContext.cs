namespace Qa.Domain.Rules.Evaluation;

/// <summary>Asks the language how a match is meant: negated, quoted, asked, warned of.</summary>
internal static class SpeechContext
{
    public static Suppression? Find(Match match, SuppressorKind kind, RulebookProgram program) => null;
}

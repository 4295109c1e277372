using Qa.Domain.Language;

namespace Qa.Domain.Tests.Language;

/// <summary>A sentence with the match in brackets: 我们不能承诺[保本].</summary>
internal static class Marked
{
    public static string? Cue(ContextKind kind, string marked, string language = "zh")
    {
        var start = marked.IndexOf('[', StringComparison.Ordinal);
        var end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        var original = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var before = Reading.Of(original[..start]).Text;
        var text = Reading.Of(original).Text;
        var match = Reading.Of(original[start..end]).Text;
        var at = text.IndexOf(match, Math.Max(0, before.Length - 2), StringComparison.Ordinal);
        Assert.True(at >= 0, "The match is not in the normalised text.");
        return Context.Find(kind, language, text, new TextRange(at, at + match.Length)) is { } cue ? text[cue.Start..cue.End] : null;
    }
}
